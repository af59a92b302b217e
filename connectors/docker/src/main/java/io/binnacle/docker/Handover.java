package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One place that changes hands: step by step there, and where that fails, step by step back.
final class Handover {
    private final Instances instances;
    private final Handing handing;
    private final AppSwap.Swap swap;
    private final Making making;
    private final String app;
    private final List<String> notes = new ArrayList<>();
    private Optional<ContainerId> arrived = Optional.empty();
    private boolean renamed;
    private boolean stopped;
    private boolean placed;

    /// The new one is not well.
    static final class Unwell extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param why the rest of a sentence that begins with the name
        Unwell(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /// @param making the new one, where nobody comes back
    Handover(Instances instances, Handing handing, Making making, String app) {
        this.instances = instances;
        this.handing = handing;
        this.swap = handing.swap();
        this.making = making;
        this.app = app;
    }

    void there() throws Undone, Unwell, InterruptedException {
        instances.rename(swap.old().id(), swap.name(), swap.aside());
        renamed = true;
        if (handing.gap()) {
            instances.stop(swap.old().id(), swap.aside());
            stopped = true;
        }
        var arrival = swap.kept().isPresent() ? back(swap.kept().get()) : made();
        var unwell = instances.unwell(arrival, AppPreview.deadline());
        if (unwell.isPresent()) {
            throw new Unwell(unwell.get());
        }
        placed = true;
        if (!handing.gap()) {
            instances.stop(swap.old().id(), swap.aside());
        }
        if (policy(handing.old()).equals("always") && !handing.vanishing()) {
            rested(swap.old().id(), swap.aside(), "unless-stopped");
        }
    }

    private ContainerId made() throws Undone {
        try {
            var id = instances.make(making, swap.name());
            arrived = Optional.of(id);
            return id;
        } catch (Undone undone) {
            arrived = undone.left();
            throw undone;
        }
    }

    private ContainerId back(Container kept) throws Undone {
        instances.rename(kept.id(), kept.name(), swap.name());
        arrived = Optional.of(kept.id());
        if (policy(handing.old()).equals("always") && policy(handing.settings()).equals("unless-stopped")) {
            rested(kept.id(), swap.name(), "always");
        }
        instances.start(kept.id(), swap.name());
        return kept.id();
    }

    private static String policy(JsonNode inspected) {
        return inspected.path("HostConfig").path("RestartPolicy").path("Name").asText("");
    }

    private void rested(ContainerId id, String name, String policy) {
        instances.restartPolicy(id, policy).ifPresent(why -> notes.add(name + " " + why));
    }

    /// Whether the new one has the place, whatever became of the old one.
    boolean placed() {
        return placed;
    }

    /// What did not go as it should, and hinders nothing.
    List<String> notes() {
        return notes;
    }

    /// The old one takes its place back.
    ///
    /// @return what is true then, as a part of a sentence
    /// @throws Undone when it does not come to that
    String undo() throws Undone {
        var told = new ArrayList<String>();
        if (arrived.isPresent()) {
            var id = arrived.get();
            var aside = swap.kept()
                    .map(Container::name)
                    .orElseGet(() -> Aside.of(
                            swap.old().app(),
                            app,
                            swap.name(),
                            id,
                            new ImageRef(handing.image(), ""),
                            swap.old().labels()));
            instances.stop(id, swap.name());
            instances.rename(id, swap.name(), aside);
            told.add("it was stopped and is kept as " + aside);
        }
        if (stopped && swap.old().state().counts()) {
            instances.start(swap.old().id(), swap.aside());
            told.add("the old one was started again");
        }
        if (renamed) {
            instances.rename(swap.old().id(), swap.aside(), swap.name());
            told.add("the old one has its place back");
        }
        return told.isEmpty() ? "nothing of it was changed" : Enumeration.of(told);
    }
}
