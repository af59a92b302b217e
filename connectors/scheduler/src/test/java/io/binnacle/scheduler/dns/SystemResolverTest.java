package io.binnacle.scheduler.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.spi.InetAddressResolverProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class SystemResolverTest {
    @Test
    void standsBeforeTheOneThatDnsjavaBringsAlong() {
        var found = ServiceLoader.load(InetAddressResolverProvider.class).stream()
                .map(ServiceLoader.Provider::type)
                .map(Class::getName)
                .toList();

        assertThat(found).hasSizeGreaterThan(1).first().isEqualTo(SystemResolver.class.getName());
    }
}
