package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck.Protocol;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When a check that fails again ends its instance.
final class VerdictsTest {
    private static HealthCheck check(Protocol protocol, int most) {
        return new HealthCheck(
                protocol,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                most,
                Duration.ZERO,
                false,
                false);
    }

    private static int failuresUntilFatal(HealthCheck check) {
        var state = HealthState.UNKNOWN;
        for (var failure = 1; failure <= 10; failure++) {
            var next = Verdicts.next(state, Optional.of("no"), World.START, false);
            if (Verdicts.fatal(state, next, check)) {
                return failure;
            }
            state = next;
        }
        return 0;
    }

    @ParameterizedTest
    @EnumSource
    void besideTheTaskTheLastThatMayBeIsTooManyAndFromOutsideOneMore(Protocol protocol) {
        var outside = protocol == Protocol.HTTP || protocol == Protocol.HTTPS || protocol == Protocol.TCP;
        assertThat(failuresUntilFatal(check(protocol, 3))).isEqualTo(outside ? 4 : 3);
        assertThat(failuresUntilFatal(check(protocol, 0))).isZero();
    }
}
