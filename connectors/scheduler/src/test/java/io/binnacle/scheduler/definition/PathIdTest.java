package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of paths.
class PathIdTest {
    @Test
    void pathsCompareAsTheirTextsDo() {
        var all = List.of("/", "/a", "/a/b", "/a-b", "/a.b", "/a0", "/a/b/c", "/a-b/c", "/ab", "/ab/a", "/b", "/a/b-1");
        for (var one : all) {
            for (var other : all) {
                assertThat(Integer.signum(PathId.of(one).compareTo(PathId.of(other))))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(one.compareTo(other)));
            }
        }
    }
}
