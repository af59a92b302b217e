package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class WeightTest {
    private static final AppId WEB = new AppId("web");

    private static Topology web(int instances, int callers) {
        var all = new ArrayList<Object>();
        all.add(Given.app("web"));
        for (var i = 0; i < instances; i++) {
            all.add(Given.container("web-" + i, "web", "atlas"));
        }
        for (var i = 0; i < callers; i++) {
            all.add(Given.app("client" + i));
            all.add(Given.container("client" + i + "-1", "client" + i, "atlas"));
            all.add(Given.observed(Given.instance("client" + i + "-1"), Given.instance("web-0"), 80));
        }
        return Given.topology(all.toArray());
    }

    private static Weight weight(Preview preview, Topology topology) {
        return Weight.of(preview, topology, Optional.empty(), Given.NOW);
    }

    private static Preview stop(String name) {
        return Given.preview(new Operation.Stop(new ContainerId(name), 10));
    }

    private static Preview rolling(int floor) {
        var plain = Given.preview(new Operation.Redeploy(WEB, Optional.of("lab/web:2")));
        return new Preview(
                plain.operation(),
                plain.summary(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Friction.NONE,
                Optional.empty(),
                Given.NOW,
                "1",
                new Outlook(List.of(), List.of(), List.of(), OptionalInt.of(floor), OptionalInt.empty(), List.of()));
    }

    @Test
    void oneOfManyIsStoppedWithAKey() {
        assertThat(weight(stop("web-1"), web(3, 2))).isEqualTo(new Weight(Friction.NONE, List.of()));
    }

    @Test
    void moreInstancesNeedNoHandThatHolds() {
        assertThat(weight(Given.preview(new Operation.Scale(WEB, 9)), web(3, 9)).friction())
                .isEqualTo(Friction.NONE);
    }

    @Test
    void theLastOneNamesWhatGoesDown() {
        assertThat(weight(stop("web-0"), web(1, 2)))
                .isEqualTo(new Weight(
                        Friction.HOLD,
                        List.of("web is down with it: no other healthy instance, and client0, client1 call it.")));
    }

    @Test
    void fewerThanHalfIsSaidWithBothNumbers() {
        assertThat(weight(Given.preview(new Operation.Scale(WEB, 2)), web(6, 0)).reasons())
                .containsExactly("Only 2 of 6 healthy instances of web stay.");
        assertThat(weight(rolling(2), web(6, 0)).friction()).isEqualTo(Friction.HOLD);
        assertThat(weight(rolling(5), web(6, 0)).friction()).isEqualTo(Friction.NONE);
    }

    @Test
    void aHubIsTouchedOnlyWithAHandThatHolds() {
        assertThat(weight(rolling(6), web(6, 9)).reasons()).containsExactly("9 apps call web.");
        assertThat(weight(rolling(6), web(6, 8)).reasons()).isEmpty();
    }

    @Test
    void inProductionWhateverTakesSomethingDownIsHeld() {
        var production = Optional.of("prod-eu");
        assertThat(Weight.of(stop("web-1"), web(6, 0), production, Given.NOW))
                .isEqualTo(new Weight(Friction.HOLD, List.of("prod-eu is marked production.")));
        var more = Given.preview(new Operation.Scale(WEB, 9));
        assertThat(Weight.of(more, web(6, 0), production, Given.NOW).reasons()).isEmpty();
    }

    @Test
    void whatDestroysStateKeepsAskingForTheName() {
        var destroys = stop("web-0").atLeast(Friction.TYPE_NAME);
        assertThat(weight(destroys, web(1, 0)).friction()).isEqualTo(Friction.TYPE_NAME);
    }
}
