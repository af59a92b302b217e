package io.binnacle.views.operate;

import io.binnacle.model.App;
import io.binnacle.model.Condition;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.session.Words;
import io.binnacle.views.StateMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How the revision one would go back to has fared: a sentence, and the last revisions as a strip of time.
final class LifeStrip extends VBox {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final int SHOWN = 6;
    private static final double LEAST_SHARE = 0.09;

    /// One revision, from when it was made until the next one was.
    private record Life(Revision revision, Duration ran, boolean current) {}

    private LifeStrip(List<Life> lives, Life target) {
        getStyleClass().add("operate-life");
        getChildren().addAll(sentence(target), new Strip(lives, target));
    }

    /// Empty where the app does not have that revision.
    static Optional<LifeStrip> of(App app, RevisionId target, Instant now) {
        var lives = lives(app, now);
        return lives.stream()
                .filter(life -> life.revision().id().equals(target))
                .findFirst()
                .map(life -> new LifeStrip(around(lives, life), life));
    }

    private static List<Life> lives(App app, Instant now) {
        var lives = new ArrayList<Life>();
        var until = now;
        for (var revision : app.revisions()) {
            var ran = Duration.between(revision.madeAt(), until);
            lives.addFirst(new Life(revision, ran.isNegative() ? Duration.ZERO : ran, lives.isEmpty()));
            until = revision.madeAt();
        }
        return lives;
    }

    /// The newest, and the target in any case.
    private static List<Life> around(List<Life> lives, Life target) {
        var newest = lives.subList(Math.max(0, lives.size() - SHOWN), lives.size());
        if (newest.contains(target)) {
            return newest;
        }
        var shown = new ArrayList<>(newest);
        shown.set(0, target);
        return shown;
    }

    private static HBox sentence(Life target) {
        var words = Parts.plain(target.revision().name() + verdict(target.revision()));
        words.getStyleClass().add("operate-life-words");
        var line = new HBox();
        line.getStyleClass().add("operate-life-line");
        condition(target.revision()).ifPresent(condition -> line.getChildren().add(new StateMark(condition)));
        var aside = new Label("ran for " + Words.since(target.ran()));
        aside.getStyleClass().add("operate-aside");
        aside.setMinWidth(USE_PREF_SIZE);
        line.getChildren().addAll(words, Parts.spring(), aside);
        return line;
    }

    private static String verdict(Revision revision) {
        return switch (revision.verdict()) {
            case HEALTHY ->
                " was healthy" + revision.life().map(LifeStrip::record).orElse("");
            case NEVER_HEALTHY -> " was never healthy";
            case UNKNOWN -> ": whether it was healthy is not known";
        };
    }

    /// What has been recorded of it: ", up to 6 at once, for 4 d; rolled back".
    private static String record(Revision.Life life) {
        return ", up to " + life.most() + " at once, for " + Words.since(life.healthyFor())
                + switch (life.ending()) {
                    case CURRENT, REPLACED -> "";
                    case ROLLED_BACK -> "; it was rolled back";
                    case FAILED -> "; its deployment failed";
                };
    }

    private static Optional<Condition> condition(Revision revision) {
        return switch (revision.verdict()) {
            case HEALTHY -> Optional.of(Condition.HEALTHY);
            case NEVER_HEALTHY -> Optional.of(Condition.DEGRADED);
            case UNKNOWN -> Optional.empty();
        };
    }

    /// The lives side by side, as wide as they were long; the short ones wide enough to be seen.
    private static final class Strip extends Region {
        private static final double BAR = 10;
        private static final double GAP = 2;
        private static final double LINE = 18;

        private final List<Life> lives;
        private final List<Region> bars = new ArrayList<>();
        private final List<Label> names = new ArrayList<>();

        Strip(List<Life> lives, Life target) {
            this.lives = lives;
            for (var life : lives) {
                var bar = new Region();
                bar.getStyleClass().addAll("operate-life-bar", style(life.revision()));
                bar.pseudoClassStateChanged(TARGET, life.equals(target));
                bars.add(bar);
                var name = new Label(life.revision().name() + (life.current() ? " now" : ""));
                name.getStyleClass().add("operate-aside");
                name.pseudoClassStateChanged(TARGET, life.equals(target));
                names.add(name);
            }
            getChildren().addAll(bars);
            getChildren().addAll(names);
        }

        private static String style(Revision revision) {
            return switch (revision.verdict()) {
                case HEALTHY -> "well";
                case NEVER_HEALTHY -> "unwell";
                case UNKNOWN -> "unknown";
            };
        }

        @Override
        protected double computePrefHeight(double width) {
            return BAR + 4 + LINE;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 200;
        }

        private double[] shares() {
            var total = lives.stream()
                    .mapToDouble(life -> life.ran().toMillis() + 1)
                    .sum();
            var shares = lives.stream()
                    .mapToDouble(life -> Math.max(LEAST_SHARE, (life.ran().toMillis() + 1) / total))
                    .toArray();
            var sum = java.util.Arrays.stream(shares).sum();
            return java.util.Arrays.stream(shares).map(share -> share / sum).toArray();
        }

        @Override
        protected void layoutChildren() {
            var shares = shares();
            var x = 0.0;
            for (var at = 0; at < lives.size(); at++) {
                var width = shares[at] * getWidth();
                bars.get(at).resizeRelocate(x, 0, Math.max(2, width - GAP), BAR);
                names.get(at).resizeRelocate(x, BAR + 4, Math.max(0, width - GAP), LINE);
                x += width;
            }
        }
    }
}
