package io.binnacle.benchmarks;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

/// The way that is tried first: a JavaFX canvas, all of it drawn again for each frame.
final class PlainCanvas implements AutoCloseable {
    private static final double RADIUS = 4;

    private final ShortLinks graph;
    private final Canvas canvas;
    private final Stage stage;
    private final double zoom;
    private long frames;

    private PlainCanvas(ShortLinks graph, double width, double height) {
        this.graph = graph;
        this.canvas = new Canvas(width, height);
        this.zoom = graph.fitting(width);
        this.stage = MapOnStage.shown(new Scene(new Group(canvas), width, height));
    }

    static PlainCanvas show(ShortLinks graph, double width, double height) {
        return OnUi.ask(() -> new PlainCanvas(graph, width, height));
    }

    long frames() {
        return frames;
    }

    void draw(double dx, double dy) {
        var g = canvas.getGraphicsContext2D();
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        links(g, dx, dy);
        nodes(g, dx, dy);
        frames++;
    }

    private void links(GraphicsContext g, double dx, double dy) {
        g.setStroke(Color.GRAY);
        for (var link = 0; link < graph.links(); link++) {
            var one = graph.one(link);
            var other = graph.other(link);
            g.strokeLine(
                    graph.x(one) * zoom + dx,
                    graph.y(one) * zoom + dy,
                    graph.x(other) * zoom + dx,
                    graph.y(other) * zoom + dy);
        }
    }

    private void nodes(GraphicsContext g, double dx, double dy) {
        g.setFill(Color.STEELBLUE);
        var radius = RADIUS * Math.min(1, zoom);
        for (var node = 0; node < graph.nodes(); node++) {
            g.fillOval(graph.x(node) * zoom + dx - radius, graph.y(node) * zoom + dy - radius, 2 * radius, 2 * radius);
        }
    }

    @Override
    public void close() {
        OnUi.ask(() -> {
            stage.hide();
            return true;
        });
    }
}
