package io.binnacle.views.operate;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.session.Change;
import io.binnacle.session.Desk;
import io.binnacle.views.Bridge;
import io.binnacle.views.Foreseen;
import io.binnacle.views.UiThread;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The way of every change from the wish to its end: preview, confirmation, progress, undo.
///
/// Nothing is sent before the operator confirmed on the card. The window shows [#overlay()] above all else, [#run()] in
/// its status bar, and asks [#open()] before it takes a key for itself.
public final class Operations {
    /// A change that takes longer than this goes on without its card in front of the map.
    private static final Duration CARD_STAYS = Duration.millis(1_200);

    private static final int UNDO_KEPT = 50;

    private final Bridge bridge;
    private final Desk desk;
    private final Arming arming;
    private final ConfirmCard card;
    private final ReadOnlyObjectWrapper<Proposal> proposal = new ReadOnlyObjectWrapper<>(new Proposal.Nothing());
    private final ReadOnlyObjectWrapper<Optional<Run>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Operation>> undoable = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Foreseen> foreseen = new ReadOnlyObjectWrapper<>(Foreseen.NOTHING);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ArrayDeque<Preview> undo = new ArrayDeque<>();
    private final Map<AppId, OptionalInt> scalable = new HashMap<>();
    /// Why something cannot be done, looked up at most once a second.
    private final Map<String, Optional<String>> whyNot = new HashMap<>();
    private final PauseTransition cardLeaves = new PauseTransition(CARD_STAYS);
    private final UnderHand underHand;
    private long asked;
    private Desk.Force force = Desk.Force.NO;
    private String news = "";
    /// What a hand has come to since the last was asked for: only the newest number is asked about.
    private Optional<Operation> next = Optional.empty();

    public Operations(Bridge bridge) {
        this.bridge = bridge;
        this.desk = bridge.workspace().desk();
        this.arming = new Arming(desk, bridge.workspace().surroundings().clock(), bridge.armFor()::get);
        this.card = new ConfirmCard(this);
        this.underHand = new UnderHand(desk.changes());
        open.bind(proposal.isNotEqualTo(new Proposal.Nothing()));
        proposal.addListener((_, _, next) -> proposed(next));
        arming.follow();
        arming.armed().addListener(_ -> sealChanged());
        bridge.second().addListener(_ -> second());
        bridge.onChange(_ -> changedUnderHand());
        cardLeaves.setOnFinished(_ -> leave());
    }

    private void proposed(Proposal next) {
        card.show(next);
        switch (next) {
            case Proposal.Ready ready -> foreseen.set(Foreseen.of(ready.preview()));
            case Proposal.Running running -> foreseen.set(Foreseen.of(running.preview()));
            case Proposal.Asking _ -> {}
            case Proposal.Nothing _, Proposal.Refused _ -> foreseen.set(Foreseen.NOTHING);
        }
    }

    /// While armed the countdown is to be seen running, whoever is there.
    private void second() {
        scalable.clear();
        whyNot.clear();
        arming.look();
        if (arming.armed().get()) {
            bridge.touched();
        }
    }

    public Arming arming() {
        return arming;
    }

    /// The card of the change being asked for, in the middle of whatever room it is given; takes no room of its own
    /// and lets the mouse through when there is none.
    public Region overlay() {
        return card;
    }

    /// Whether a card waits for an answer: then the keys are its own.
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /// The change under way, or the last one with its verdict.
    public ReadOnlyObjectProperty<Optional<Run>> run() {
        return run.getReadOnlyProperty();
    }

    /// What [#undo()] would propose.
    public ReadOnlyObjectProperty<Optional<Operation>> undoable() {
        return undoable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Proposal> proposal() {
        return proposal.getReadOnlyProperty();
    }

    /// Asks what it would do, and shows that for confirmation.
    public void propose(Operation operation) {
        propose(operation, Desk.Force.NO);
    }

    private void propose(Operation operation, Desk.Force how) {
        force = how;
        news = "";
        if (proposal.get() instanceof Proposal.Asking asking
                && asking.scale().isPresent()
                && operation instanceof Operation.Scale) {
            next = Optional.of(operation);
            return;
        }
        ask(operation);
    }

    private void ask(Operation operation) {
        next = Optional.empty();
        var number = ++asked;
        var target = target(operation);
        cardLeaves.stop();
        proposal.set(new Proposal.Asking(operation, target));
        var topology = bridge.picture().get().topology();
        underHand.take(operation, topology);
        var how = force;
        Thread.ofVirtual().name("preview").start(() -> {
            var answer = preview(operation, how);
            var foreseen = answer instanceof Preview.Answer.Possible(Preview preview)
                    ? new Weighed(
                            Promise.of(preview, topology), desk.weight(preview).reasons())
                    : Weighed.NOTHING;
            UiThread.run(() -> previewed(number, operation, target, answer, foreseen));
        });
    }

    /// What is worked out of a preview beside it.
    private record Weighed(List<Promise> promises, List<String> reasons) {
        static final Weighed NOTHING = new Weighed(List.of(), List.of());
    }

    /// Somebody else was faster: it is asked anew, and said.
    private void changedUnderHand() {
        if (proposal.get() instanceof Proposal.Ready ready
                && ready.terms().noEvidence().isEmpty()) {
            underHand.difference(bridge.picture().get().topology()).ifPresent(words -> {
                news = words;
                ask(ready.preview().operation());
            });
        }
    }

    /// How many instances an app has, where that can be changed from here. Looked up at most once a second: the map
    /// wants
    /// to know with every frame.
    public OptionalInt scalable(AppId app) {
        return scalable.computeIfAbsent(app, this::sizeToScale);
    }

    private OptionalInt sizeToScale(AppId app) {
        var topology = bridge.picture().get().topology();
        var can = topology.apps().containsKey(app)
                && desk.refusal(new Operation.Scale(app, 1))
                        .filter(why -> why.reason() != Refusal.Reason.SEALED)
                        .isEmpty();
        return can ? OptionalInt.of(topology.sizeOf(app)) : OptionalInt.empty();
    }

    /// Another number for the app that is being scaled.
    void scaleTo(int instances) {
        proposal.get()
                .scale()
                .filter(scale -> scale.instances() != instances)
                .ifPresent(scale -> propose(new Operation.Scale(scale.app(), instances)));
    }

    /// What a card says of a preview, over what is there now.
    ChangeBody body(Proposal.Ready ready) {
        return new ChangeBody(
                ready,
                bridge.picture().get().topology(),
                bridge.workspace().surroundings().clock().instant());
    }

    /// What the change that is being asked for would leave behind, to be drawn on the map.
    public ReadOnlyObjectProperty<Foreseen> foreseen() {
        return foreseen.getReadOnlyProperty();
    }

    /// Proposes what would undo the last change that can be undone.
    public void undo() {
        var moved = Optional.ofNullable(undo.peekFirst()).flatMap(desk.changes()::movedOn);
        undoable.get()
                .ifPresent(operation -> moved.ifPresentOrElse(
                        why -> proposal.set(new Proposal.Refused(operation, target(operation), why)),
                        () -> propose(operation)));
    }

    /// Why a change that is under way cannot be ended where it stands, or empty.
    public Optional<String> noCancel(Change change) {
        return whyNot.computeIfAbsent(
                "cancel " + change.id(),
                _ -> change.app()
                        .map(app -> whyNot(desk.refusal(new Operation.Cancel(app))))
                        .orElse(Optional.of("nobody here can end it before it has")));
    }

    /// Why the inverse of a change cannot take its place while it is under way, or empty.
    public Optional<String> noRevert(Change change) {
        return whyNot.computeIfAbsent(
                "revert " + change.id(),
                _ -> change.inverse()
                        .map(inverse -> whyNot(desk.refusal(inverse, Desk.Force.YES)))
                        .orElse(Optional.of("there is no way back from it")));
    }

    /// Why a change cannot be taken back, or empty.
    public Optional<String> noUndo(Change change) {
        return change.preview()
                .flatMap(desk.changes()::movedOn)
                .map(Refusal::answered)
                .or(() -> change.inverse().flatMap(inverse -> whyNot(desk.refusal(inverse))));
    }

    private static Optional<String> whyNot(Optional<Refusal> refusal) {
        return refusal.filter(why -> why.reason() != Refusal.Reason.SEALED).map(Refusal::answered);
    }

    /// Ends what is under way where it stands.
    public void cancel(Change change) {
        change.app().ifPresent(app -> propose(new Operation.Cancel(app)));
    }

    /// Proposes the inverse of a change in place of what is still under way of it.
    public void revert(Change change) {
        change.inverse().ifPresent(inverse -> propose(inverse, Desk.Force.YES));
    }

    private Preview.Answer preview(Operation operation, Desk.Force how) {
        try {
            return desk.preview(operation, how);
        } catch (RuntimeException failure) { // the top of the thread: whatever it is, the operator hears of it
            return new Preview.Answer.Refused(Failures.refusal(failure, "to preview " + words(operation)));
        }
    }

    private void previewed(long number, Operation operation, String target, Preview.Answer answer, Weighed weighed) {
        if (number != asked) {
            return;
        }
        if (next.isPresent()) {
            ask(next.get());
            return;
        }
        proposal.set(
                switch (answer) {
                    case Preview.Answer.Possible(Preview preview) ->
                        new Proposal.Ready(
                                preview,
                                target,
                                arming.armed().get(),
                                weighed.promises(),
                                new Proposal.Terms(force, weighed.reasons(), news, Optional.empty()));
                    case Preview.Answer.Refused(Refusal why) ->
                        new Proposal.Refused(operation, target, Failures.named(why, operation, target));
                });
    }

    private void sealChanged() {
        if (proposal.get() instanceof Proposal.Ready ready) {
            proposal.set(ready.armed(arming.armed().get()));
        }
    }

    /// What the confirming button does: arms while sealed, and only then, asked again, changes anything.
    void confirm() {
        if (!(proposal.get() instanceof Proposal.Ready ready)) {
            return;
        }
        arming.look();
        if (arming.armed().get()) {
            start(ready);
        } else {
            arming.arm();
        }
    }

    private void start(Proposal.Ready ready) {
        var number = ++asked;
        var begun = Failures.begun(
                ready.preview(), bridge.workspace().surroundings().clock().instant());
        proposal.set(new Proposal.Running(ready.preview(), ready.target(), begun));
        run.set(Optional.of(begun));
        cardLeaves.playFromStart();
        Thread.ofVirtual().name("operation").start(() -> {
            var ended = run(confirmed(ready), number, ready.target());
            UiThread.run(() -> ended(number, ready, ended));
        });
    }

    private static Desk.Confirmed confirmed(Proposal.Ready ready) {
        var confirmed = Desk.Confirmed.byKey(ready.preview(), ready.terms().force());
        return ready.terms().noEvidence().isPresent() ? confirmed.withoutEvidence() : confirmed;
    }

    private Run run(Desk.Confirmed confirmed, long number, String target) {
        var preview = confirmed.preview();
        try {
            return desk.run(confirmed, step -> UiThread.run(() -> progressed(number, target, step)));
        } catch (RuntimeException failure) { // the top of the thread: whatever it is, the operator hears of it
            return Failures.failed(
                    preview, failure, bridge.workspace().surroundings().clock().instant());
        }
    }

    /// How it ended is told by whoever waited for it, together with the way back.
    private void progressed(long number, String target, Run step) {
        if (step.ended()) {
            return;
        }
        run.set(Optional.of(step));
        if (number == asked && proposal.get() instanceof Proposal.Running) {
            proposal.set(new Proposal.Running(step.preview(), target, step));
        }
    }

    private void ended(long number, Proposal.Ready ready, Run ended) {
        run.set(Optional.of(ended));
        remember(ended);
        if (number != asked) {
            return;
        }
        cardLeaves.stop();
        proposal.set(ended.refusal()
                .map(why -> after(ready, ended.preview().operation(), why))
                .orElseGet(Proposal.Nothing::new));
    }

    private Proposal after(Proposal.Ready ready, Operation operation, Refusal why) {
        return why.reason() == Refusal.Reason.NO_EVIDENCE
                ? ready.withoutEvidence(why.answered()).armed(arming.armed().get())
                : new Proposal.Refused(operation, ready.target(), Failures.named(why, operation, ready.target()));
    }

    /// An undo that was done takes its change off the list rather than becoming one itself.
    private void remember(Run ended) {
        if (ended.state() != Run.State.DONE) {
            return;
        }
        var undone = undo.peekFirst();
        if (undone != null
                && undone.inverse().filter(ended.preview().operation()::equals).isPresent()) {
            undo.removeFirst();
        } else if (ended.preview().inverse().isPresent()) {
            undo.addFirst(ended.preview());
        }
        while (undo.size() > UNDO_KEPT) {
            undo.removeLast();
        }
        undoable.set(Optional.ofNullable(undo.peekFirst()).flatMap(Preview::inverse));
    }

    /// Takes the card away. What was sent goes on; what was not is forgotten.
    void leave() {
        next = Optional.empty();
        if (!(proposal.get() instanceof Proposal.Running)) {
            asked++;
        }
        cardLeaves.stop();
        proposal.set(new Proposal.Nothing());
    }

    /// Asks again for the preview that was refused.
    void again() {
        if (proposal.get() instanceof Proposal.Refused refused) {
            propose(refused.operation());
        }
    }

    private static String words(Operation operation) {
        return operation.verb().toLowerCase(java.util.Locale.ROOT);
    }

    private String target(Operation operation) {
        var topology = bridge.picture().get().topology();
        return switch (operation) {
            case Operation.OnContainer on ->
                Optional.ofNullable(topology.containers().get(on.container()))
                        .map(Container::name)
                        .orElseGet(() -> on.container().value());
            case Operation.OnApp on ->
                Optional.ofNullable(topology.apps().get(on.app()))
                        .map(App::name)
                        .orElseGet(() -> on.app().value());
            case Operation.OnHost on ->
                Optional.ofNullable(topology.hosts().get(on.host()))
                        .map(Host::name)
                        .orElseGet(() -> on.host().value());
            case Operation.Deploy deploy -> deploy.cluster().value();
        };
    }
}
