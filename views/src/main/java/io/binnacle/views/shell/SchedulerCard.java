package io.binnacle.views.shell;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.session.Workspace;
import io.binnacle.views.KeyCap;
import io.binnacle.views.RefusalText;
import io.binnacle.views.UiThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Says what a scheduler on the open hosts would be, starts it when that is wished for, and opens it in this window.
final class SchedulerCard implements Overlays.Card {
    private final Workspace workspace;
    private final Consumer<Endpoint> open;
    private final Runnable close;
    private final CardFrame region;
    private final VBox body = new VBox(8);
    private final Button run = new Button("Run a scheduler");
    private final Button cancel = new Button("Cancel");
    private Optional<SchedulerStarter> starter = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private boolean starting;

    SchedulerCard(Workspace workspace, Consumer<Endpoint> open, Runnable close) {
        this.workspace = workspace;
        this.open = open;
        this.close = close;
        this.region = new CardFrame(
                "Run a scheduler on these hosts", "Keeps apps running: scaled, updated, replaced.", close, 560);
        run.getStyleClass().add("primary");
        run.setId("scheduler-run");
        run.setOnAction(_ -> start());
        cancel.setGraphic(new KeyCap("Esc"));
        cancel.setContentDisplay(ContentDisplay.RIGHT);
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> close.run());
        region.getChildren().addAll(body, CardFrame.line(8, CardFrame.spring(), cancel, run));
    }

    void startWith(SchedulerStarter given) {
        starter = Optional.of(given);
    }

    /// The open hosts it could run on.
    List<Endpoint> hosts() {
        return starter.map(one ->
                        workspace.workplaces().stream().filter(one::suits).toList())
                .orElse(List.of());
    }

    Optional<String> whyNot() {
        return hosts().isEmpty()
                ? Optional.of("open the hosts it shall run on first")
                : starting ? Optional.of("one is being started") : Optional.empty();
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return run.isDisabled() ? cancel : run;
    }

    void show() {
        var hosts = hosts();
        run.setDisable(starting || hosts.isEmpty());
        body.getChildren().setAll(CardFrame.words("On", "section-title"));
        hosts.forEach(host -> body.getChildren().add(CardFrame.words(host.display(), "endpoint-address")));
        body.getChildren()
                .add(wrapped("It is a process of its own on this machine: it listens here only, and goes on when this"
                        + " window is closed. Containers it did not start are left alone. If one already runs for"
                        + " these hosts, that one is opened."));
        if (starting) {
            body.getChildren().add(CardFrame.words("Starting it, and waiting until it answers.", "text-medium"));
        }
        refusal.map(RefusalText::new).ifPresent(body.getChildren()::add);
    }

    private static Node wrapped(String text) {
        var label = CardFrame.words(text, "text-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void start() {
        var hosts = hosts();
        if (starting || hosts.isEmpty()) {
            return;
        }
        starting = true;
        refusal = Optional.empty();
        show();
        starter.ifPresent(one -> Thread.ofVirtual().name("run a scheduler").start(() -> {
            var answer = one.run(hosts);
            UiThread.run(() -> answered(answer));
        }));
    }

    private void answered(SchedulerStarter.Answer answer) {
        starting = false;
        switch (answer) {
            case SchedulerStarter.Answer.Runs(Endpoint endpoint, boolean _) -> {
                close.run();
                open.accept(endpoint);
            }
            case SchedulerStarter.Answer.Refused(Refusal why) -> refusal = Optional.of(why);
        }
        show();
    }
}
