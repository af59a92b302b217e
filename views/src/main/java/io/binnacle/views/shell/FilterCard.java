package io.binnacle.views.shell;

import io.binnacle.model.App;
import io.binnacle.model.HostId;
import io.binnacle.session.Words;
import io.binnacle.session.search.Filter;
import io.binnacle.session.search.Groups;
import io.binnacle.session.search.Query;
import io.binnacle.views.Bridge;
import io.binnacle.views.KeyCap;
import io.binnacle.views.Showing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where one chooses what is shown. What that hides is counted at the foot, and all is shown again with one key.
final class FilterCard implements Overlays.Card {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double WIDTH = 460;
    private static final double GROUPS_HEIGHT = 180;
    private static final int MOST_GROUPS = 200;
    private final Bridge bridge;
    private final Showing showing;
    private final Function<HostId, String> hostName;
    private final CardFrame region;
    private final VBox rows = new VBox();
    private final VBox groups = new VBox(4);
    private final TextField rule = new TextField();
    private final TextField label = new TextField();
    private final Label sentence = CardFrame.words("", "text-muted");
    private final Label ruleWords = CardFrame.words("", "text-muted", "text-small");
    private final Button all = new Button("Show all");

    /// @param hostName a host's name, for people
    FilterCard(Bridge bridge, Function<HostId, String> hostName, Runnable close) {
        this.bridge = bridge;
        this.showing = bridge.showing();
        this.hostName = hostName;
        this.region =
                new CardFrame("Filter", "What is shown in every view. What is hidden stays counted.", close, WIDTH);
        rows.getStyleClass().add("settings-rows");
        rule.setId("filter-rule");
        rule.getStyleClass().add("mono");
        rule.setAccessibleText("Which containers are the system's, as a search");
        rule.textProperty().bindBidirectional(showing.system());
        rule.textProperty().subscribe(this::ruled);
        label.setId("filter-label");
        label.setPromptText("project or folder; or a label, as team");
        label.setAccessibleText("Group by this label; empty for the project or folder");
        label.setOnAction(_ -> group());
        label.focusedProperty().subscribe(focused -> {
            if (!focused) {
                group();
            }
        });
        ruleWords.setWrapText(true);
        sentence.setId("filter-sentence");
        sentence.setWrapText(true);
        all.setId("filter-all");
        all.setGraphic(new KeyCap(Shortcut.SHOW_ALL.keys()));
        all.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(_ -> showing.all());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        region.getChildren().addAll(rows, CardFrame.line(12, sentence, CardFrame.spring(), all));
        showing.filter().addListener((_, before, now) -> changed(before, now));
        showing.hidden().subscribe(_ -> count());
        showing.mesh().subscribe(_ -> count());
    }

    private void ruled(String text) {
        var why = Query.read(text) instanceof Query.Reading.Wrong wrong ? wrong.why() : "";
        rule.pseudoClassStateChanged(WRONG, !why.isEmpty());
        ruleWords.setText(why.isEmpty() ? "The system's is what this search finds:" : "No search yet: " + why);
    }

    /// What one has just pressed keeps the focus.
    private void changed(Filter before, Filter now) {
        var other = !before.groupBy().equals(now.groupBy())
                || !before.app().equals(now.app())
                || !before.host().equals(now.host())
                || now.isNone();
        if (other) {
            show();
        }
    }

    private void count() {
        var open = showing.mesh().get().isOpen();
        sentence.setText(open ? "Nothing is hidden." : showing.hidden().get().sentence());
        all.setDisable(open);
        all.setAccessibleText(open ? "Show all: nothing is hidden" : "Show all again, X");
    }

    void show() {
        var now = showing.filter().get();
        rows.getChildren()
                .setAll(
                        SettingsCard.row(
                                "State",
                                "Whether it runs.",
                                choice(Filter.Life.values(), FilterCard::word, now.life(), now::with)),
                        SettingsCard.row(
                                "Whose",
                                "Your own or the system's.",
                                choice(Filter.Whose.values(), FilterCard::word, now.whose(), now::with)),
                        new VBox(4, ruleWords, rule),
                        connected(now));
        only(now).ifPresent(rows.getChildren()::add);
        label.setText(now.groupBy());
        rows.getChildren().add(new VBox(6, CardFrame.words("Groups", "text-medium"), label, groups(now)));
        rows.setSpacing(10);
        count();
    }

    private <T> HBox choice(T[] values, Function<T, String> word, T now, Function<T, Filter> choose) {
        return SettingsCard.choice(
                List.of(values), word, now::equals, value -> showing.filter().set(choose.apply(value)));
    }

    private static String word(Filter.Life life) {
        return switch (life) {
            case ALL -> "All";
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
        };
    }

    private static String word(Filter.Whose whose) {
        return switch (whose) {
            case ALL -> "All";
            case OWN -> "Own";
            case SYSTEM -> "System";
        };
    }

    private Node connected(Filter now) {
        var box = new CheckBox("Only what has a link");
        box.setId("filter-connected");
        box.setSelected(now.connected());
        box.setOnAction(_ -> showing.filter().set(showing.filter().get().connected(box.isSelected())));
        return box;
    }

    private Optional<Node> only(Filter now) {
        if (now.app().isEmpty() && now.host().isEmpty()) {
            return Optional.empty();
        }
        var apps = bridge.picture().get().topology().apps();
        var app = now.app()
                .map(id -> "app "
                        + Optional.ofNullable(apps.get(id)).map(App::name).orElse(id.value()));
        var host = now.host().map(id -> "host " + hostName.apply(id));
        var words = "Only " + app.orElse("") + (app.isPresent() && host.isPresent() ? " on " : "") + host.orElse("");
        var everywhere = new Button("Every app and host");
        everywhere.getStyleClass().add("flat");
        everywhere.setOnAction(_ -> showing.filter().set(showing.filter().get().everywhere()));
        return Optional.of(CardFrame.line(8, CardFrame.words(words), CardFrame.spring(), everywhere));
    }

    private void group() {
        showing.filter().set(showing.filter().get().with(label.getText().strip()));
    }

    private Node groups(Filter now) {
        groups.getChildren().clear();
        var all = Groups.all(bridge.picture().get().topology(), now.groupBy());
        all.entrySet().stream()
                .limit(MOST_GROUPS)
                .forEach(group -> groups.getChildren().add(box(now, group.getKey(), group.getValue())));
        if (all.size() > MOST_GROUPS) {
            groups.getChildren()
                    .add(CardFrame.words(Words.number(all.size() - MOST_GROUPS) + " more groups", "text-muted"));
        }
        if (all.isEmpty()) {
            groups.getChildren().add(CardFrame.words("No container is known yet.", "text-muted"));
        }
        return CardFrame.scrolling(groups, GROUPS_HEIGHT);
    }

    private CheckBox box(Filter now, String group, int containers) {
        var name = group.equals(Groups.NONE) ? "In no group" : group;
        var box = new CheckBox(name + "  " + Words.number(containers));
        box.setMnemonicParsing(false);
        box.setSelected(now.groups().contains(group));
        box.setOnAction(_ -> {
            var chosen = new HashSet<>(showing.filter().get().groups());
            if (box.isSelected()) {
                chosen.add(group);
            } else {
                chosen.remove(group);
            }
            showing.filter().set(showing.filter().get().with(chosen));
        });
        return box;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return region.close();
    }
}
