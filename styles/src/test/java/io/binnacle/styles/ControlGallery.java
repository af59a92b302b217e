package io.binnacle.styles;

import static io.binnacle.styles.Pieces.bare;
import static io.binnacle.styles.Pieces.grow;
import static io.binnacle.styles.Pieces.keyed;
import static io.binnacle.styles.Pieces.levelled;
import static io.binnacle.styles.Pieces.row;
import static io.binnacle.styles.Pieces.styled;
import static io.binnacle.styles.Pieces.word;
import static io.binnacle.styles.Pieces.wrapped;

import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The controls that stand over the window, or in the place of it.
final class ControlGallery {

    private ControlGallery() {}

    static Parent controls() {
        VBox left = new VBox(16, buttons(), fields(), words(), pillsAndTags(), cards(), table());
        VBox right = new VBox(16, endpoints(), changeCard(), palette(), hoverCard(), logs());
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox both = new HBox(24, left, right);
        both.getStyleClass().add("connect");
        return both;
    }

    private static Node buttons() {
        Button off = new Button("Disabled");
        off.setDisable(true);
        return wrapped(
                new Button("Copy as report"),
                keyed("Restart", Icon.ROTATE_CW, "R"),
                styled(keyed("Scale to 6", Icon.PLAY, "Enter"), "primary"),
                styled(new Button("Remove db-data"), "danger"),
                styled(keyed("Cancel", Icon.X, "Esc"), "flat"),
                off,
                new Hyperlink("Unfold links"));
    }

    private static Node fields() {
        PasswordField secret = new PasswordField();
        secret.setText("secret");
        ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("All hosts", "atlas-1"));
        combo.getSelectionModel().select(0);
        CheckBox check = new CheckBox("Observe traffic");
        check.setSelected(true);
        HBox large = styled(
                new HBox(
                        Icon.LINK.large(),
                        bare("Paste anything: an address, a socket, ssh://user@host"),
                        keyed("Paste", Icon.CLIPBOARD, "Ctrl V")),
                "field",
                "large");
        return new VBox(12, row(12, new TextField("web"), secret, combo, check), large);
    }

    private static Node words() {
        return wrapped(
                word("Connect to a cluster", "text-hero"),
                word("1,996", "text-figure"),
                word("Title", "text-title"),
                word("strong", "text-strong"),
                word("medium", "text-medium"),
                word("muted", "text-muted"),
                word("subtle", "text-subtle"),
                word("mono 0O 1lI → − ×", "text-mono"),
                word("danger", "text-danger"),
                word("warning", "text-warning"),
                word("success", "text-success"),
                word("accent", "text-accent"));
    }

    private static Node pillsAndTags() {
        Button calm = styled(new Button("No problems", Mark.HEALTHY.node("healthy")), "pill", "problems");
        Button few = styled(new Button("1 problem", Mark.DEGRADED.node("degraded")), "pill", "problems");
        StyleState.DEGRADED.set(few, true);
        Button stale = styled(new Button("Seen 48 s ago", styled(new Region(), "dot")), "pill", "live");
        StyleState.STALE.set(stale, true);
        Button lost = styled(new Button("Not connected", styled(new Region(), "dot")), "pill", "live");
        StyleState.LOST.set(lost, true);
        return wrapped(
                calm,
                few,
                stale,
                lost,
                word("Docker 28.3", "tag"),
                styled(new Label("3 new since r41"), "tag", "accent"),
                styled(new Label("Key refused"), "tag", "danger"),
                word("12", "count"),
                word("Ctrl K", "kbd"),
                word("1", "step-number"));
    }

    private static Node cards() {
        VBox refusal = styled(
                new VBox(
                        word("search-6 fits on no host now", "text-strong"),
                        word("Each needs 4 GiB and 1 core", "text-muted"),
                        word("rule: 2 of search a host", "text-danger")),
                "refusal");
        VBox ghost = styled(new VBox(new Label("search-4"), new Label("would start here")), "ghost");
        VBox card = styled(new VBox(word("search-1", "card-title"), word("0.31 · 2.9 GiB", "card-text")), "card");
        HBox banner = styled(
                new HBox(Mark.NOT_SEEN.node("not seen"), new Label("boreas-2 was last seen 48 s ago")),
                "banner",
                "warning");
        return new VBox(12, row(12, refusal, ghost, card), banner);
    }

    private static Node table() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList("web", "checkout", "mailer"));
        table.getColumns().add(column("Name"));
        table.getColumns().add(column("Image"));
        TableColumn<String, String> memory = column("Memory");
        memory.getStyleClass().add("figure");
        table.getColumns().add(memory);
        table.getSelectionModel().select(1);
        table.setPrefHeight(140);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return styled(new StackPane(table), "card");
    }

    private static TableColumn<String, String> column(String title) {
        TableColumn<String, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue()));
        return column;
    }

    private static Node endpoints() {
        VBox list = styled(
                new VBox(
                        endpoint(
                                "This computer",
                                "unix:///var/run/docker.sock",
                                Icon.HARD_DRIVE,
                                "primary",
                                StyleState.SELECTED),
                        endpoint("prod-eu", "ssh://ops@atlas-1.lab", Icon.SERVER, "secondary", StyleState.WISHED),
                        endpoint("staging", "ssh://deploy@10.20.4.7", Icon.SERVER, "secondary", StyleState.FAILED)),
                "endpoint-list");
        StyleState.FIRST.set(list.getChildren().getFirst(), true);
        StyleState.LAST.set(list.getChildren().getLast(), true);
        return list;
    }

    private static HBox endpoint(String name, String address, Icon icon, String button, StyleState state) {
        StackPane picture = styled(new StackPane(icon.large()), "endpoint-icon");
        VBox text = new VBox(
                2,
                row(8, word(name, "endpoint-name"), word("Docker 28.3", "tag"), word("18 containers", "tag")),
                word(address, "endpoint-address"));
        HBox row = styled(
                new HBox(picture, text, grow(), word("2 ms", "text-muted"), styled(new Button("Connect"), button)),
                "endpoint-row");
        state.set(row, true);
        return row;
    }

    private static Node changeCard() {
        HBox head = row(
                12,
                styled(new StackPane(Icon.CORNER_UP_LEFT.large()), "change-icon"),
                new VBox(
                        word("Roll back checkout from r41 to r40", "text-title"),
                        styled(new Label("r40 was deployed by ci on 18 Nov 00:31"), "text-small", "text-muted")));
        HBox last = diffRow("env POOL_MAX", "- 20", "+ 50");
        StyleState.LAST.set(last, true);
        VBox diff = styled(new VBox(diffRow("image", "- checkout:2.41.0", "+ checkout:2.40.3"), last), "diff");
        HBox command = styled(
                new HBox(
                        word("$ docker service rollback shop_checkout", "command-text"),
                        grow(),
                        styled(new Button("Copy", Icon.COPY.small()), "flat")),
                "command");
        HBox keys = row(
                12,
                word("Undo afterwards with", "text-muted"),
                word("Ctrl Z", "kbd"),
                grow(),
                styled(keyed("Cancel", Icon.X, "Esc"), "flat"),
                new Button("Copy as report"),
                styled(keyed("Roll back to r40", Icon.CORNER_UP_LEFT, "Enter"), "primary"));
        return styled(new VBox(head, word("What changes", "section-title"), diff, command, keys), "change-card");
    }

    private static HBox diffRow(String what, String old, String now) {
        Label name = word(what, "diff-name");
        name.setPrefWidth(160);
        Label before = word(old, "diff-old");
        before.setPrefWidth(180);
        return styled(new HBox(name, before, word(now, "diff-new")), "diff-row");
    }

    private static Node palette() {
        ListView<String> found =
                new ListView<>(FXCollections.observableArrayList("Scale web to 6", "web", "Show logs of web"));
        found.getSelectionModel().select(0);
        found.setPrefHeight(110);
        return styled(
                new VBox(
                        styled(new HBox(Icon.SEARCH.small(), bare("scale web 6"), word("Esc", "kbd")), "field"), found),
                "palette");
    }

    private static Node hoverCard() {
        VBox card = styled(
                new VBox(
                        row(8, word("checkout", "text-strong"), grow(), word("r41, 14 min", "text-muted")),
                        word("4 of 6 healthy", "text-warning"),
                        word("1 app calls it, it calls 4", "text-muted")),
                "hover-card");
        return row(12, card);
    }

    private static Node logs() {
        HBox error = styled(
                new HBox(
                        word("checkout-2", "log-source"),
                        word("02:47:12.481", "log-time"),
                        levelled("ERROR", "error"),
                        word("pool exhausted: 20/20 busy, waited 2000 ms", "log-text")),
                "log-row");
        StyleState.ERROR.set(error, true);
        HBox info = styled(
                new HBox(
                        word("checkout-1", "log-source"),
                        word("02:47:11.377", "log-time"),
                        levelled("INFO ", "info"),
                        word("order 9f3c1e paid, 118 ms", "log-text")),
                "log-row");
        return new VBox(info, error);
    }
}
