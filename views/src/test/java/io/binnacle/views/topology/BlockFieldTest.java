package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockFieldTest {
    private static final int BLOCKS = 30;

    private static List<List<Integer>> rows(List<int[]> calls, double aspect) {
        return new BlockField(Collections.nCopies(BLOCKS, new BlockField.Size(100, 100)), calls, aspect).rows();
    }

    private static List<int[]> chain() {
        var calls = new ArrayList<int[]>();
        for (var i = 1; i < BLOCKS; i++) {
            calls.add(new int[] {i - 1, i});
        }
        return calls;
    }

    @Test
    void eachBlockStandsOnceInAPictureOfTheShapeOfTheView() {
        var rows = rows(chain(), 2);
        assertThat(rows.stream().flatMap(List::stream).sorted().distinct()).hasSize(BLOCKS);
        var widest = rows.stream().mapToInt(List::size).max().orElseThrow();
        assertThat((double) widest / rows.size()).isBetween(1.0, 4.0);
    }

    @Test
    void whoCallsIsAboveWhomItCallsOnTheWhole() {
        var rows = rows(chain(), 1);
        assertThat(rowOf(rows, 0)).isLessThan(rowOf(rows, BLOCKS - 1));
    }

    private static int rowOf(List<List<Integer>> rows, int block) {
        for (var row = 0; row < rows.size(); row++) {
            if (rows.get(row).contains(block)) {
                return row;
            }
        }
        throw new AssertionError(block);
    }
}
