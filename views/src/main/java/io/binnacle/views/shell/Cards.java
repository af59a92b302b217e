package io.binnacle.views.shell;

import io.binnacle.session.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;

/// The cards of one window, each made when it is first asked for, and where each is shown.
final class Cards {
    private static final Insets UNDER_SEARCH = new Insets(56, 0, 56, 0);
    private static final Insets UNDER_CLUSTER = new Insets(46, 0, 0, 64);
    private static final Insets UNDER_STRIP = new Insets(92, 0, 36, 80);
    private static final Insets MIDDLE = new Insets(24);
    private final BinnacleWindow window;
    private final Switcher switcher;
    private final Palette palette;
    private final SettingsCard settings;
    private final AuditCard audit;
    private final EvidenceCard evidence;
    private final ConsentCard consent;
    private final ShortcutsCard help;
    private final SchedulerCard scheduler;
    private final FilterCard filter;
    private Optional<Shells> shells = Optional.empty();

    Cards(BinnacleWindow window) {
        this.window = window;
        var workspace = window.workspace();
        Runnable close = () -> window.overlays().close();
        var commands = new Commands(window, this);
        this.switcher = new Switcher(
                window.recents()::endpoints,
                new Switcher.Actions(
                        workspace::refresh,
                        workspace::close,
                        workspace.production(),
                        window::open,
                        window::connectElsewhere,
                        this::scheduler,
                        close));
        this.palette = new Palette(
                () -> Finder.of(workspace.picture().topology()),
                commands::entries,
                workspace.desk()::preview,
                commands::choose);
        this.settings = new SettingsCard(
                window::settings,
                this::changed,
                new LabelKeys(() -> window.bridge().picture().get().topology()),
                window.version(),
                close);
        this.audit = new AuditCard(workspace.audit(), workspace.ledger(), this::evidenceInstead, close);
        this.evidence = new EvidenceCard(workspace.evidence(), close);
        this.consent = new ConsentCard(workspace, window::nameOf, close);
        this.help = new ShortcutsCard(close);
        this.filter = new FilterCard(window.bridge(), window::nameOf, close);
        this.scheduler = new SchedulerCard(workspace, window::open, this::closeScheduler);
    }

    /// The keys that open one.
    Keys on(Keys keys) {
        return keys.on(Shortcut.PALETTE, this::palette)
                .on(Shortcut.FILTER, this::filter)
                .on(Shortcut.CLUSTERS, this::clusters)
                .on(Shortcut.SETTINGS, this::settings)
                .on(Shortcut.HELP, this::help);
    }

    private void changed(Settings next) {
        window.change(next);
        settings.show();
    }

    void palette() {
        window.overlay(palette, Pos.TOP_CENTER, UNDER_SEARCH, true);
        palette.begin("");
    }

    void clusters() {
        var picture = window.bridge().picture().get();
        switcher.show(picture, now());
        switcher.offerScheduler(scheduler.whyNot().isEmpty());
        switcher.showRecents(picture);
        window.overlay(switcher, Pos.TOP_LEFT, UNDER_CLUSTER, false);
    }

    void settings() {
        settings.show();
        window.overlay(settings, Pos.CENTER, MIDDLE, true);
    }

    void audit() {
        audit.show();
        window.overlay(audit, Pos.CENTER, MIDDLE, true);
    }

    /// @param names what is to be shown; none for all that is kept
    void evidence(List<String> names) {
        evidence.show(names);
        window.overlay(evidence, Pos.CENTER, MIDDLE, true);
    }

    private void evidenceInstead(List<String> names) {
        window.overlays().close();
        evidence(names);
    }

    void consent() {
        consent.show();
        window.overlay(consent, Pos.CENTER, MIDDLE, true);
    }

    void filter() {
        if (!window.bridge().picture().get().clusters().isEmpty()) {
            filter.show();
            window.overlay(filter, Pos.TOP_LEFT, UNDER_STRIP, false);
        }
    }

    void help() {
        window.overlay(help, Pos.CENTER, MIDDLE, true);
    }

    void scheduler() {
        window.overlays().close();
        scheduler.show();
        window.overlay(scheduler, Pos.CENTER, MIDDLE, true);
    }

    /// Closed meanwhile for another card, it takes nothing away.
    private void closeScheduler() {
        if (window.overlays().shows(scheduler)) {
            window.overlays().close();
        }
    }

    void openWith(Shells opener) {
        shells = Optional.of(opener);
    }

    /// What opens terminals, where something does.
    Optional<Shells> shells() {
        return shells;
    }

    SchedulerCard schedulers() {
        return scheduler;
    }

    private Instant now() {
        return window.workspace().surroundings().clock().instant();
    }

    /// Ages and reasons go on while a card is open.
    void refresh(Picture picture, Instant now) {
        if (window.overlays().shows(switcher)) {
            switcher.show(picture, now);
        }
    }
}
