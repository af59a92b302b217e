package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Says what giving an app another number of instances would do. Pure: from the plan and the picture around it.
///
/// @param operation what is asked for
/// @param name what the app is called
/// @param plan how it is done
/// @param hostName the host's, for people
/// @param shared what instances made anew would write to beside the others
/// @param vanishing names of those the engine removes as soon as they stop
record AppPreview(
        Operation.Scale operation,
        String name,
        AppScale plan,
        HostId host,
        String hostName,
        List<String> shared,
        List<String> vanishing,
        Topology around,
        Place place) {
    static final int GRACE_SECONDS = 10;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /// Until when one that has just been started may take to be well, by [System#nanoTime()].
    static long deadline() {
        return System.nanoTime() + LONGEST_WAIT.toNanos();
    }

    Preview make(Instant now) {
        var noticed = Clients.of(plan.stops().stream().map(Container::id).collect(Collectors.toSet()), around);
        return new Preview(
                operation,
                summary(),
                steps(),
                losses(),
                noticed,
                command(),
                friction(!noticed.isEmpty()),
                vanishing.isEmpty() ? Optional.of(new Operation.Scale(plan.app(), plan.before())) : Optional.empty(),
                now,
                plan.basis(),
                outlook());
    }

    private String summary() {
        return "Scale " + name + " from " + plan.before() + " to " + plan.after() + " on " + hostName;
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        if (!plan.starts().isEmpty()) {
            steps.add("start " + names(plan.starts()) + " again, with the settings "
                    + (plan.starts().size() == 1 ? "it was" : "they were") + " created with");
        }
        plan.template().ifPresent(template -> {
            steps.add("create " + Enumeration.of(plan.copies()) + " with the settings of " + template.name()
                    + ", and start " + (plan.copies().size() == 1 ? "it" : "them"));
            if (!shared.isEmpty()) {
                steps.add(
                        "all of them write to " + Enumeration.of(shared) + ": make sure that the program can share it");
            }
        });
        if (plan.arrivals() > 0) {
            steps.add("wait until all run and are healthy, up to " + LONGEST_WAIT.toMinutes() + " min");
        }
        if (!plan.stops().isEmpty()) {
            steps.add("stop " + names(plan.stops()) + ", with " + GRACE_SECONDS + " s to end by "
                    + (plan.stops().size() == 1 ? "itself" : "themselves"));
            steps.add(stay());
        }
        return steps;
    }

    private String stay() {
        if (vanishing.isEmpty()) {
            return "nothing is removed: scaling up again starts the stopped ones first";
        }
        return "the engine then removes " + Enumeration.of(vanishing) + ", started with --rm";
    }

    private List<String> losses() {
        var losses = new ArrayList<String>();
        if (!plan.stops().isEmpty()) {
            losses.add("what " + names(plan.stops()) + (plan.stops().size() == 1 ? " holds" : " hold")
                    + " in memory, and open connections");
        }
        if (!vanishing.isEmpty()) {
            losses.add("files and anonymous volumes of " + Enumeration.of(vanishing) + ", and their logs");
        }
        return losses;
    }

    /// What does the same: the engine's own words, where it has words for it.
    private String command() {
        var words = new ArrayList<String>();
        if (!plan.copies().isEmpty() || plan.before() == plan.after()) {
            words.addAll(List.of(
                    "binnacle", "scale", place.address().url(), plan.app().value(), Integer.toString(plan.after())));
            return Shell.line(words);
        }
        words.add("docker");
        words.addAll(place.flags());
        if (plan.starts().isEmpty()) {
            words.addAll(List.of("stop", "-t", Integer.toString(GRACE_SECONDS)));
            plan.stops().forEach(one -> words.add(one.name()));
        } else {
            words.add("start");
            plan.starts().forEach(one -> words.add(one.name()));
        }
        return Shell.line(words);
    }

    private Friction friction(boolean someoneNotices) {
        if (!vanishing.isEmpty()) {
            return Friction.TYPE_NAME;
        }
        var last = !plan.stops().isEmpty() && plan.after() == 0;
        return last || someoneNotices || !shared.isEmpty() ? Friction.HOLD : Friction.NONE;
    }

    private Outlook outlook() {
        var arrivals = new ArrayList<Outlook.Arrival>();
        plan.starts().forEach(one -> arrivals.add(new Outlook.Arrival(one.name(), host)));
        plan.copies().forEach(copy -> arrivals.add(new Outlook.Arrival(copy, host)));
        return new Outlook(
                arrivals,
                List.of(),
                plan.stops().stream().map(Container::id).toList(),
                OptionalInt.of(Math.min(plan.before(), plan.after())),
                OptionalInt.of(Math.max(plan.before(), plan.after())),
                List.of());
    }

    private static String names(List<Container> containers) {
        return Enumeration.of(containers.stream().map(Container::name).toList());
    }
}
