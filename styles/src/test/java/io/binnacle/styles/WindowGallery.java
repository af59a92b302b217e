package io.binnacle.styles;

import static io.binnacle.styles.Pieces.bare;
import static io.binnacle.styles.Pieces.grow;
import static io.binnacle.styles.Pieces.keyed;
import static io.binnacle.styles.Pieces.levelled;
import static io.binnacle.styles.Pieces.row;
import static io.binnacle.styles.Pieces.styled;
import static io.binnacle.styles.Pieces.word;

import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/// The controls of the window, arranged as the window arranges them.
final class WindowGallery {

    private WindowGallery() {}

    static Parent window() {
        BorderPane window = new BorderPane();
        window.setTop(topBar());
        window.setLeft(rail());
        window.setCenter(middle());
        window.setRight(inspector());
        window.setBottom(statusBar());
        return window;
    }

    private static HBox topBar() {
        Button cluster = styled(
                new Button(
                        "",
                        row(
                                12,
                                word("prod-eu", "cluster-name"),
                                word("3 hosts", "cluster-note"),
                                Icon.CHEVRON_DOWN.small())),
                "cluster-switch");
        Region left = grow();
        Region right = grow();
        Button problems = styled(new Button("4 problems", Mark.FAILING.node("failing")), "pill", "problems");
        StyleState.FAILING.set(problems, true);
        Button live = styled(new Button("Live 0.4 s", styled(new Region(), "dot")), "pill", "live");
        HBox bar = styled(
                new HBox(
                        Logo.sign(20),
                        cluster,
                        left,
                        search(),
                        right,
                        problems,
                        live,
                        styled(new Button("Armed  9:41", Icon.UNLOCK.small()), "pill", "armed"),
                        styled(new Button("Sealed", Icon.LOCK.small()), "pill", "sealed")),
                "topbar");
        StyleState.ARMED.set(bar, true);
        return bar;
    }

    private static Node search() {
        return styled(new HBox(Icon.SEARCH.small(), bare("Search or command"), word("Ctrl K", "kbd")), "field");
    }

    private static VBox rail() {
        ToggleButton hosts = item("Hosts", Icon.SERVER);
        hosts.setSelected(true);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        return styled(
                new VBox(
                        hosts,
                        item("Apps", Icon.LAYERS),
                        item("Services", Icon.RADIO),
                        item("Table", Icon.LIST),
                        gap,
                        item("Audit", Icon.BOOK_OPEN),
                        item("Settings", Icon.SETTINGS)),
                "rail");
    }

    private static ToggleButton item(String text, Icon icon) {
        return styled(new ToggleButton(text, icon.large()), "rail-item");
    }

    private static Node middle() {
        BorderPane map = styled(new BorderPane(), "map");
        map.setTop(toolStrip());
        VBox dock = styled(new VBox(dockTabs(), problems()), "dock");
        SplitPane split = new SplitPane(map, dock);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.72);
        return split;
    }

    private static HBox toolStrip() {
        ToggleButton cpu = new ToggleButton("CPU");
        cpu.setSelected(true);
        HBox fill = styled(new HBox(cpu, new ToggleButton("Memory"), new ToggleButton("Network")), "segmented");
        HBox zoom = styled(new HBox(iconOnly(Icon.MINUS), new Label("100 %"), iconOnly(Icon.PLUS)), "segmented");
        return styled(
                new HBox(
                        word("63 containers", "text-strong"),
                        new Label("· 9 apps"),
                        styled(new Button("Filter", Icon.FILTER.small()), "flat"),
                        grow(),
                        new Label("Fill"),
                        fill,
                        zoom),
                "toolstrip");
    }

    private static Button iconOnly(Icon icon) {
        return styled(new Button("", icon.small()), "icon-only");
    }

    private static HBox dockTabs() {
        Label count = word("4", "count");
        StyleState.FAILING.set(count, true);
        ToggleButton problems = styled(new ToggleButton("Problems", count), "dock-tab");
        problems.setSelected(true);
        return styled(
                new HBox(
                        problems,
                        tab("Logs"),
                        tab("Metrics"),
                        tab("Events"),
                        tab("Deployments"),
                        grow(),
                        word("Ranked by who is affected", "dock-note"),
                        styled(new Button("", Icon.CHEVRON_DOWN.small()), "flat", "icon-only")),
                "dock-tabs");
    }

    private static ToggleButton tab(String text) {
        return styled(new ToggleButton(text), "dock-tab");
    }

    private static ListView<String> problems() {
        ListView<String> list = styled(
                new ListView<>(FXCollections.observableArrayList("checkout", "mailer-7", "boreas-2")), "problem-list");
        list.setCellFactory(view -> new ProblemCell());
        list.getSelectionModel().select(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private static final class ProblemCell extends ListCell<String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : problem(item));
        }
    }

    private static HBox problem(String name) {
        VBox what = new VBox(
                row(4, word(name, "problem-name"), word("2 of 6 unhealthy since r41", "problem-what")),
                word("web, api-gateway depend on it", "problem-who"));
        what.setAlignment(Pos.CENTER_LEFT);
        what.setPrefWidth(284);
        Mark mark = name.startsWith("m") ? Mark.FAILING : Mark.DEGRADED;
        return styled(
                new HBox(
                        mark.node("degraded"),
                        what,
                        row(
                                6,
                                word("02:47:12.481", "log-time"),
                                levelled("ERROR", "error"),
                                word("pool exhausted: 20/20 busy, waited 2000 ms", "log-text")),
                        grow(),
                        word("14 min", "problem-age")),
                "problem-row");
    }

    private static VBox inspector() {
        VBox title = new VBox(
                word("checkout", "text-title"),
                styled(new Label("App · registry.lab/checkout:2.41.0"), "text-small", "text-muted"));
        HBox head = styled(
                new HBox(title, grow(), styled(new Button("", Icon.MORE_HORIZONTAL.small()), "flat", "icon-only")),
                "inspector-head");
        HBox acts = row(
                8,
                keyed("Restart", Icon.ROTATE_CW, "R"),
                keyed("Logs", Icon.ALIGN_LEFT, "L"),
                keyed("Shell", Icon.TERMINAL, "T"));
        VBox first = section("", "", acts, warningCard());
        HBox chips = row(
                8,
                chip("r38", "9 d", Mark.HEALTHY),
                chip("r39", "5 d", Mark.DEGRADED),
                chip("r40", "4 d", Mark.HEALTHY),
                chip("r41", "now", Mark.CHANGING));
        ((ToggleButton) chips.getChildren().get(2)).setSelected(true);
        StyleState.CURRENT.set(chips.getChildren().get(3), true);
        VBox five = styled(
                new VBox(
                        instance("checkout-2", Mark.DEGRADED),
                        instance("checkout-1", Mark.HEALTHY),
                        instance("checkout-3", Mark.CHANGING),
                        instance("checkout-5", Mark.STOPPED),
                        instance("checkout-6", Mark.NOT_SEEN)),
                "rows");
        VBox instances = section("Instances", "want 6", five);
        VBox last = section("Last hour", "⋮ r41", spark(), use("CPU", 0.58, false), use("Mem", 0.83, true));
        StyleState.LAST.set(last, true);
        return styled(
                new VBox(head, first, section("Revisions", "Click one to compare", chips), instances, last),
                "inspector");
    }

    private static Node warningCard() {
        Label text = word(
                "2 instances answer GET /healthz with 503: the connection pool to payments is exhausted.", "card-text");
        text.setWrapText(true);
        return styled(
                new VBox(
                        row(
                                8,
                                Mark.DEGRADED.node("degraded"),
                                word("4 of 6 healthy", "card-title"),
                                grow(),
                                word("14 min", "text-muted")),
                        text,
                        row(
                                8,
                                styled(new Button("Roll back to r40", Icon.CORNER_UP_LEFT.small()), "primary"),
                                word("healthy 4 d 2 h", "text-muted"))),
                "card",
                "warning");
    }

    private static VBox section(String title, String note, Node... content) {
        VBox section = styled(new VBox(), "section");
        if (!title.isEmpty()) {
            section.getChildren()
                    .add(styled(
                            new HBox(word(title, "section-title"), grow(), word(note, "section-note")),
                            "section-head"));
        }
        section.getChildren().addAll(content);
        return section;
    }

    private static ToggleButton chip(String revision, String age, Mark mark) {
        return styled(
                new ToggleButton("", row(4, mark.node("state"), word(revision, "text-strong"), new Label(age))),
                "chip");
    }

    private static HBox instance(String name, Mark mark) {
        return styled(
                new HBox(
                        mark.node("state"),
                        word(name, "text-medium"),
                        grow(),
                        word("atlas-1", "row-label"),
                        grow(),
                        word("412 MiB", "row-value")),
                "row");
    }

    private static Node spark() {
        Polyline line = styled(new Polyline(0, 20, 20, 16, 40, 18, 60, 14, 80, 16, 100, 4, 150, 6), "spark", "bad");
        return new Pane(line);
    }

    private static HBox use(String what, double used, boolean high) {
        ProgressBar meter = styled(new ProgressBar(used), "meter");
        StyleState.HIGH.set(meter, high);
        meter.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(meter, Priority.ALWAYS);
        return styled(new HBox(word(what, "row-label"), meter, new Label(Math.round(100 * used) + " %")), "row");
    }

    private static HBox statusBar() {
        return styled(
                new HBox(
                        Mark.CHANGING.node("changing"),
                        new Label("checkout r41 deployed by"),
                        word("ops-2", "text-strong"),
                        new Label(", 14 min ago   ·   web 10 → 12 by you at 02:31"),
                        new Hyperlink("Undo"),
                        word("Ctrl Z", "kbd"),
                        grow(),
                        word("h-27 last seen 48 s ago", "text-warning"),
                        new Label("63 containers drawn, none hidden")),
                "status-bar");
    }
}
