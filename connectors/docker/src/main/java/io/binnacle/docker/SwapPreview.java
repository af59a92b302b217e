package io.binnacle.docker;

import io.binnacle.craft.Secrets;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says what it would do if every instance gave its place to another. Pure.
///
/// @param to the image or the revision, for people
/// @param missing images the host has to fetch first
record SwapPreview(
        Surrounding around,
        AppSwap plan,
        List<Handing> handings,
        String to,
        List<String> missing,
        List<Outlook.Difference> differences) {
    /// @param basis what must not have changed when it is done
    Preview make(Instant now, String basis) {
        var olds = plan.swaps().stream().map(swap -> swap.old().id()).toList();
        var noticed = gaps().isEmpty()
                ? List.<String>of()
                : Clients.of(olds.stream().collect(Collectors.toSet()), around.whole());
        return new Preview(
                around.operation(),
                summary(),
                steps(),
                losses(),
                noticed,
                command(),
                friction(!noticed.isEmpty()),
                inverse(),
                now,
                basis,
                new Outlook(
                        handings.stream()
                                .map(handing -> new Outlook.Arrival(
                                        handing.swap().name(), around.host().id()))
                                .toList(),
                        List.of(),
                        olds,
                        OptionalInt.of(floor()),
                        OptionalInt.of(gaps().size() == handings.size() ? plan.running() : plan.running() + 1),
                        differences));
    }

    private String summary() {
        var on = " on " + around.host().name();
        return switch (around.operation()) {
            case Operation.Rollback _ -> "Roll " + around.name() + " back to " + to + on;
            default -> "Redeploy " + around.name() + " with " + to + on;
        };
    }

    private List<Handing> gaps() {
        return handings.stream().filter(Handing::gap).toList();
    }

    private List<Handing> withoutGap() {
        return handings.stream().filter(handing -> !handing.gap()).toList();
    }

    private int floor() {
        return gaps().isEmpty() ? plan.well() : Math.max(0, plan.well() - 1);
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        missing.forEach(image -> steps.add("let the host fetch " + image + ", which it does not have"));
        if (!withoutGap().isEmpty()) {
            steps.add(inTurn(withoutGap()) + "set the old one aside under another name, " + arrival(withoutGap())
                    + " beside it, wait until it runs and is healthy, up to " + minutes() + ", then stop the old one");
        }
        if (!gaps().isEmpty()) {
            steps.add(inTurn(gaps()) + "set the old one aside and stop it, with " + AppPreview.GRACE_SECONDS
                    + " s to end by itself, " + arrival(gaps()) + ", wait until it runs and is healthy, up to "
                    + minutes());
            steps.add("nobody stands in for the one that is changed: "
                    + gaps().stream()
                            .flatMap(handing -> handing.alone().stream())
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
        steps.add("one that is not healthy in time is stopped again, the old one takes its place back, and it ends"
                + " there");
        steps.add(kept());
        if (!plan.leftovers().isEmpty()) {
            steps.add("at the end, remove " + names(plan.leftovers()) + ", kept since an earlier change");
        }
        if (plan.swaps().stream().anyMatch(swap -> swap.old().labels().containsKey(Naming.PROJECT))) {
            steps.add("its Compose file is left as it is: the next `docker compose up` goes by that again");
        }
        return steps;
    }

    private static String minutes() {
        return AppPreview.LONGEST_WAIT.toMinutes() + " min";
    }

    private static String inTurn(List<Handing> some) {
        var names = some.stream().map(handing -> handing.swap().name()).toList();
        return (names.size() == 1 ? "for " : "one after another, for ") + Enumeration.of(names) + ": ";
    }

    private static String arrival(List<Handing> some) {
        var back =
                some.stream().flatMap(handing -> handing.swap().kept().stream()).toList();
        if (back.isEmpty()) {
            return "start a new one with its name";
        }
        return "start " + (back.size() == some.size() ? "" : "a new one, or ") + names(back)
                + " again with its name, as it was left,";
    }

    private String kept() {
        var stay = handings.stream().filter(handing -> !handing.vanishing()).toList();
        if (stay.isEmpty()) {
            return "the engine removes the old ones, started with --rm";
        }
        var asides = stay.stream().map(handing -> handing.swap().aside()).toList();
        return "the old " + (asides.size() == 1 ? "one stays, stopped, as " : "ones stay, stopped, as ")
                + Enumeration.of(asides) + ", until the change after this one";
    }

    private List<String> losses() {
        var losses = new ArrayList<String>();
        losses.add("what the old ones hold in memory, and open connections");
        if (around.operation() instanceof Operation.Rollback) {
            losses.add("data that was changed since stays changed: volumes and databases are not taken back");
        }
        if (handings.stream().anyMatch(Handing::remembered)) {
            losses.add("secrets are those of what runs now: whether they were others then is not written down");
        }
        handings.stream()
                .flatMap(handing -> handing.lost().stream())
                .distinct()
                .forEach(secret ->
                        losses.add("the secret " + secret + ": nobody has it any more, and it starts without it"));
        if (!plan.leftovers().isEmpty()) {
            losses.add("files inside " + names(plan.leftovers()) + " that are in no volume, and their logs");
        }
        handings.stream()
                .filter(Handing::vanishing)
                .forEach(handing -> losses.add(
                        "all of the old " + handing.swap().name() + ", which the engine removes as soon as it stops"));
        return losses;
    }

    private String command() {
        var words = new ArrayList<>(List.of(
                "binnacle",
                around.operation() instanceof Operation.Rollback ? "rollback" : "redeploy",
                around.place().address().url(),
                around.operation().app().value()));
        switch (around.operation()) {
            case Operation.Rollback rollback -> words.add(rollback.to().value());
            case Operation.Redeploy redeploy -> {
                redeploy.image().ifPresent(words::add);
                words.addAll(variables(redeploy));
            }
            default -> {}
        }
        return Shell.line(words);
    }

    /// A secret is not shown: whoever copies the line puts it in.
    private static List<String> variables(Operation.Redeploy redeploy) {
        var words = new ArrayList<String>();
        new TreeMap<>(redeploy.environment()).forEach((name, value) -> {
            words.add(value.isPresent() ? "--env" : "--env-rm");
            words.add(value.map(text -> name + "="
                            + Secrets.ofThisProcess()
                                    .variable(name + "=" + text)
                                    .shown())
                    .orElse(name));
        });
        return words;
    }

    private Friction friction(boolean someoneNotices) {
        if (handings.stream().anyMatch(Handing::vanishing)) {
            return Friction.TYPE_NAME;
        }
        var careful = floor() == 0
                || someoneNotices
                || !plan.leftovers().isEmpty()
                || handings.stream().anyMatch(handing -> !handing.lost().isEmpty());
        return careful ? Friction.HOLD : Friction.NONE;
    }

    /// A revision is told from another by what may be shown: where nothing of that differs, none leads back.
    private Optional<Operation> inverse() {
        return handings.stream().anyMatch(Handing::vanishing)
                        || differences.stream().allMatch(Outlook.Difference::secret)
                ? Optional.empty()
                : plan.before()
                        .map(revision ->
                                new Operation.Rollback(around.operation().app(), revision));
    }

    private static String names(List<Container> containers) {
        return Enumeration.of(containers.stream().map(Container::name).toList());
    }
}
