package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// What holds for every topology and every change. It stands here and not beside the model because the generator does,
/// which others use too.
class TopologyLawsTest {
    private static final int CASES = 4_000;

    private static void always(BiConsumer<RandomTopologies, Long> law) {
        for (var seed = 0L; seed < CASES; seed++) {
            law.accept(new RandomTopologies(new SplittableRandom(seed)), seed);
        }
    }

    @Test
    void theDifferenceLeadsFromOneToTheOther() {
        always((random, seed) -> {
            var a = random.topology();
            var b = random.topology();
            assertThat(a.apply(TopologyChange.between(a, b)))
                    .as("seed %d", seed)
                    .isEqualTo(b);
        });
    }

    @Test
    void betweenEqualsThereIsNothing() {
        always((random, seed) -> {
            var a = random.topology();
            var copy = Topology.EMPTY.apply(TopologyChange.between(Topology.EMPTY, a));
            assertThat(TopologyChange.between(a, a)).isEqualTo(TopologyChange.NOTHING);
            assertThat(TopologyChange.between(a, copy).isEmpty())
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(copy.hashCode()).isEqualTo(a.hashCode());
        });
    }

    @Test
    void theDifferenceIsTheSmallest() {
        always((random, seed) -> {
            var a = random.topology();
            var b = random.topology();
            TopologyChange.between(a, b)
                    .containers()
                    .put()
                    .forEach((id, container) -> assertThat(a.containers().get(id))
                            .as("seed %d", seed)
                            .isNotEqualTo(container));
        });
    }

    @Test
    void twoChangesAsOneDoWhatTheyDoOneAfterTheOther() {
        always((random, seed) -> {
            var a = random.topology();
            var x = random.change();
            var y = random.change();
            assertThat(a.apply(x.then(y)))
                    .as("seed %d", seed)
                    .isEqualTo(a.apply(x).apply(y));
        });
    }

    @Test
    void thenIsAssociativeAndNothingIsNeutral() {
        always((random, seed) -> {
            var x = random.change();
            var y = random.change();
            var z = random.change();
            assertThat(x.then(y).then(z)).as("seed %d", seed).isEqualTo(x.then(y.then(z)));
            assertThat(x.then(TopologyChange.NOTHING)).isEqualTo(x);
            assertThat(TopologyChange.NOTHING.then(x)).isEqualTo(x);
        });
    }

    @Test
    void aChangeAppliedTwiceIsAppliedOnce() {
        always((random, seed) -> {
            var a = random.topology();
            var x = random.change();
            assertThat(a.apply(x).apply(x)).as("seed %d", seed).isEqualTo(a.apply(x));
        });
    }

    @Test
    void noIdIsBothPutAndRemoved() {
        always((random, seed) -> {
            var both = random.change().then(random.change());
            assertThat(both.containers().removed())
                    .as("seed %d", seed)
                    .noneMatch(both.containers().put()::containsKey);
        });
    }

    @Test
    void itDoesNotMatterInWhichOrderClustersAreMerged() {
        always((random, seed) -> {
            var a = random.topology();
            var b = random.topology();
            assertThat(a.merge(b)).as("seed %d", seed).isEqualTo(b.merge(a));
        });
    }

    @Test
    void itDoesNotMatterWhichAreMergedFirst() {
        always((random, seed) -> {
            var a = random.topology();
            var b = random.topology();
            var c = random.topology();
            assertThat(a.merge(b).merge(c)).as("seed %d", seed).isEqualTo(a.merge(b.merge(c)));
        });
    }

    @Test
    void mergingWithItselfChangesNothing() {
        always((random, seed) -> {
            var a = random.topology();
            var b = random.topology();
            assertThat(a.merge(a)).as("seed %d", seed).isEqualTo(a);
            assertThat(a.merge(b).merge(b)).as("seed %d", seed).isEqualTo(a.merge(b));
            assertThat(a.merge(Topology.EMPTY)).isEqualTo(a);
        });
    }

    @Test
    void whatIsNotTouchedIsShared() {
        var a = new RandomTopologies(new SplittableRandom(1)).topology();
        assertThat(a.apply(TopologyChange.NOTHING)).isSameAs(a);
    }

    @Test
    void noSecretIsEverPrinted() {
        always((random, seed) -> {
            var container = random.container(1);
            container
                    .environment()
                    .forEach(variable ->
                            assertThat(container.toString()).as("seed %d", seed).doesNotContain("fingerprint"));
        });
    }
}
