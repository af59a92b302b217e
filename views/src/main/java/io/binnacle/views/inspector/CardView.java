package io.binnacle.views.inspector;

import io.binnacle.model.Operation;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card on screen: takes the next one in place, so that nothing flickers and the focus stays.
final class CardView extends VBox {
    private static final double SIGN = 36;

    private final Consumer<Selection> go;
    private final Consumer<Operation> propose;
    private final SignView sign = new SignView(SIGN);
    private final Label title = Labels.name("card-title");
    private final Label subtitle = Labels.name("card-subtitle");
    private final VerbsView verbs;
    private final MoreButton more;
    private final VerdictView verdict = new VerdictView();
    private final VBox sections = new VBox();
    private final List<SectionView> views = new ArrayList<>();

    CardView(Consumer<Selection> go, Consumer<Operation> propose, Consumer<Verb> act) {
        this.go = go;
        this.propose = propose;
        this.verbs = new VerbsView(act);
        this.more = new MoreButton(act);
        getStyleClass().add("inspector-card");
        sections.getStyleClass().add("sections");
        var head = new VBox(names(), verbs, verdict);
        head.getStyleClass().add("card-head");
        getChildren().addAll(head, sections);
    }

    private HBox names() {
        var words = new VBox(title, subtitle);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var names = new HBox(sign, words, more);
        names.getStyleClass().add("card-names");
        return names;
    }

    void show(Card card) {
        sign.show(card.sign());
        Labels.set(title, card.title());
        Labels.set(subtitle, card.subtitle());
        verbs.show(card.verbs());
        more.show(card.more());
        verdict.setVisible(card.verdict().isPresent());
        verdict.setManaged(verdict.isVisible());
        card.verdict().ifPresent(verdict::show);
        while (views.size() < card.sections().size()) {
            var view = new SectionView(go, propose);
            views.add(view);
            sections.getChildren().add(view);
        }
        while (views.size() > card.sections().size()) {
            sections.getChildren().remove(views.removeLast());
        }
        for (var i = 0; i < views.size(); i++) {
            views.get(i).show(card.sections().get(i));
        }
    }
}
