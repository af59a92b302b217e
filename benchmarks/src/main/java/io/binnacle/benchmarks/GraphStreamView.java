package io.binnacle.benchmarks;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.graphstream.graph.implementations.MultiGraph;
import org.graphstream.ui.fx_viewer.FxViewPanel;
import org.graphstream.ui.fx_viewer.FxViewer;
import org.graphstream.ui.javafx.FxGraphRenderer;
import org.graphstream.ui.view.Viewer;

/// The graph in GraphStream's own viewer, which draws whenever its camera has moved.
final class GraphStreamView implements AutoCloseable {
    private static final String STYLE = "node { size: 8px; } edge { size: 1px; }";

    private final FxViewer viewer;
    private final FxViewPanel panel;
    private final Stage stage;
    private final double middleX;
    private final double middleY;
    private long frames;

    private GraphStreamView(ShortLinks links, double width, double height) {
        var graph = new MultiGraph("bench");
        graph.setAttribute("ui.stylesheet", STYLE);
        graph.setAttribute("ui.antialias");
        for (var node = 0; node < links.nodes(); node++) {
            graph.addNode(Integer.toString(node)).setAttribute("xyz", links.x(node), links.y(node), 0);
        }
        for (var link = 0; link < links.links(); link++) {
            graph.addEdge("link " + link, links.one(link), links.other(link));
        }
        middleX = links.columns() * ShortLinks.PITCH / 2;
        middleY = links.y(links.nodes() - 1) / 2;
        viewer = new FxViewer(graph, Viewer.ThreadingModel.GRAPH_IN_GUI_THREAD);
        viewer.disableAutoLayout();
        panel = (FxViewPanel) viewer.addDefaultView(false, new FxGraphRenderer());
        stage = MapOnStage.shown(new Scene(new StackPane(panel), width, height));
    }

    static GraphStreamView show(ShortLinks links, double width, double height) {
        return OnUi.ask(() -> new GraphStreamView(links, width, height));
    }

    long frames() {
        return frames;
    }

    void draw(double dx, double dy) {
        panel.getCamera().setViewCenter(middleX + dx, middleY + dy, 0);
        panel.display(viewer.getGraphicGraph(), true);
        frames++;
    }

    @Override
    public void close() {
        OnUi.ask(() -> {
            stage.hide();
            viewer.close();
            return true;
        });
    }
}
