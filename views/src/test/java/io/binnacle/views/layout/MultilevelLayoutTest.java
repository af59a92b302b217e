package io.binnacle.views.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.graphstream.graph.Graph;
import org.graphstream.graph.implementations.AdjacencyListGraph;
import org.graphstream.ui.layout.Layout;
import org.junit.jupiter.api.Test;

/// The layout as GraphStream sees it: on a graph of its own, through its interface.
class MultilevelLayoutTest {
    private static final int NODES = 400;

    private final Graph graph = new AdjacencyListGraph("test");
    private final Layout layout = laysOut(graph);

    private static Layout laysOut(Graph graph) {
        var layout = new MultilevelLayout(7);
        graph.addSink(layout);
        layout.addAttributeSink(graph);
        return layout;
    }

    private static void grow(Graph graph, int nodes) {
        var random = new Random(3);
        for (var i = 0; i < nodes; i++) {
            graph.addNode("n" + i);
            if (i > 0) {
                graph.addEdge("e" + i, "n" + random.nextInt(i), "n" + i);
            }
        }
    }

    private static void settle(Layout layout) {
        do {
            layout.compute();
        } while (layout.getStabilization() < 1);
    }

    private static double[] at(Graph graph, String node) {
        var place = (Object[]) graph.getNode(node).getAttribute("xyz");
        return new double[] {(double) place[0], (double) place[1]};
    }

    private static Map<String, double[]> places(Graph graph) {
        var places = new HashMap<String, double[]>();
        graph.nodes().forEach(node -> places.put(node.getId(), at(graph, node.getId())));
        return places;
    }

    private static double[] of(Map<String, double[]> places, String node) {
        return Objects.requireNonNull(places.get(node));
    }

    private static double between(double[] one, double[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    @Test
    void aFirstPictureIsThereAtOnceAndNobodyStandsOnAnotherWhenItIsSettled() {
        grow(graph, NODES);
        layout.compute();
        assertEquals(NODES, places(graph).size());
        assertTrue(layout.getStabilization() < 1);
        settle(layout);
        var places = places(graph).values().toArray(double[][]::new);
        for (var one = 0; one < places.length; one++) {
            for (var other = 0; other < one; other++) {
                assertTrue(between(places[one], places[other]) > 2 * MultilevelLayout.RADIUS - 0.01);
            }
        }
    }

    @Test
    void linkedAreNearerThanOthers() {
        grow(graph, NODES);
        settle(layout);
        var places = places(graph);
        var linked = graph.edges()
                .mapToDouble(edge -> between(
                        at(graph, edge.getSourceNode().getId()),
                        at(graph, edge.getTargetNode().getId())))
                .average()
                .orElseThrow();
        var random = new Random(1);
        var any = random.doubles(500)
                .map(_ -> between(of(places, "n" + random.nextInt(NODES)), of(places, "n" + random.nextInt(NODES))))
                .average()
                .orElseThrow();
        assertTrue(linked * 4 < any, () -> linked + " against " + any);
    }

    @Test
    void theSameGraphGivesTheSamePicture() {
        grow(graph, NODES);
        settle(layout);
        var again = new AdjacencyListGraph("again");
        var other = laysOut(again);
        grow(again, NODES);
        settle(other);
        places(graph).forEach((node, place) -> assertArrayEquals(place, at(again, node), 0));
    }

    @Test
    void aNewNodeStandsByItsNeighboursAndNobodyMovesFurtherThanItsRadius() {
        grow(graph, NODES);
        settle(layout);
        var before = places(graph);
        graph.addNode("new");
        graph.addEdge("one", "new", "n5");
        graph.addEdge("two", "new", "n6");
        settle(layout);
        var middle = new double[] {
            (of(before, "n5")[0] + of(before, "n6")[0]) / 2, (of(before, "n5")[1] + of(before, "n6")[1]) / 2
        };
        assertTrue(between(at(graph, "new"), middle) < 4);
        before.forEach((node, place) ->
                assertTrue(between(place, at(graph, node)) <= MultilevelLayout.RADIUS + 1e-9, node));
        assertTrue(
                before.entrySet().stream()
                                .filter(entry -> between(entry.getValue(), at(graph, entry.getKey())) > 1e-9)
                                .count()
                        < 40,
                "only its neighbourhood moves");
    }

    @Test
    void aLinkThatGoesMovesItsNeighbourhoodOnly() {
        grow(graph, NODES);
        settle(layout);
        var before = places(graph);
        graph.removeEdge("e200");
        settle(layout);
        before.forEach((node, place) ->
                assertTrue(between(place, at(graph, node)) <= MultilevelLayout.RADIUS + 1e-9, node));
    }

    @Test
    void whatIsPinnedStaysWhenAllIsLaidOutAnew() {
        grow(graph, NODES);
        settle(layout);
        layout.moveNode("n9", 3, -4, 0);
        layout.freezeNode("n9", true);
        layout.shake();
        settle(layout);
        assertArrayEquals(new double[] {3, -4}, at(graph, "n9"), 1e-9);
    }

    @Test
    void islandsStandApart() {
        grow(graph, 50);
        graph.addNode("far");
        graph.addNode("away");
        graph.addEdge("both", "far", "away");
        graph.addNode("alone");
        settle(layout);
        var main = places(graph);
        for (var i = 0; i < 50; i++) {
            assertTrue(between(of(main, "n" + i), of(main, "far")) > 1);
            assertTrue(between(of(main, "n" + i), of(main, "alone")) > 1);
        }
        assertTrue(between(of(main, "far"), of(main, "alone")) > 1);
    }

    @Test
    void anEmptyGraphIsSettled() {
        settle(layout);
        assertEquals(1, layout.getStabilization());
        assertEquals(0, layout.getNodeMovedCount());
    }
}
