package io.binnacle.session.search;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import java.util.Optional;
import java.util.Set;

/// What is to be shown of a topology; the rest is hidden, and counted.
///
/// @param life by whether it runs
/// @param whose by whether it is one's own or the system's, as a rule says
/// @param connected whether only those with a link are shown
/// @param groupBy the label that groups, or empty for the project or folder an app belongs to
/// @param groups only these; empty for all
/// @param app only this one
/// @param host only this one
public record Filter(
        Life life,
        Whose whose,
        boolean connected,
        String groupBy,
        Set<String> groups,
        Optional<AppId> app,
        Optional<HostId> host) {
    /// Hides nothing.
    public static final Filter NONE =
            new Filter(Life.ALL, Whose.ALL, false, "", Set.of(), Optional.empty(), Optional.empty());

    /// Which of those that run and those that do not.
    public enum Life {
        ALL,
        RUNNING,
        STOPPED
    }

    /// Which of one's own and the system's.
    public enum Whose {
        ALL,
        OWN,
        SYSTEM
    }

    public Filter {
        groups = Set.copyOf(groups);
    }

    public boolean isNone() {
        return life == Life.ALL
                && whose == Whose.ALL
                && !connected
                && groups.isEmpty()
                && app.isEmpty()
                && host.isEmpty();
    }

    public Filter with(Life newLife) {
        return new Filter(newLife, whose, connected, groupBy, groups, app, host);
    }

    public Filter with(Whose newWhose) {
        return new Filter(life, newWhose, connected, groupBy, groups, app, host);
    }

    public Filter connected(boolean only) {
        return new Filter(life, whose, only, groupBy, groups, app, host);
    }

    /// Groups by something else, of which nothing is chosen yet.
    public Filter with(String newGroupBy) {
        return newGroupBy.equals(groupBy) ? this : new Filter(life, whose, connected, newGroupBy, Set.of(), app, host);
    }

    public Filter with(Set<String> newGroups) {
        return new Filter(life, whose, connected, groupBy, newGroups, app, host);
    }

    public Filter only(AppId one) {
        return new Filter(life, whose, connected, groupBy, groups, Optional.of(one), host);
    }

    public Filter only(HostId one) {
        return new Filter(life, whose, connected, groupBy, groups, app, Optional.of(one));
    }

    /// Of every app and on every host.
    public Filter everywhere() {
        return new Filter(life, whose, connected, groupBy, groups, Optional.empty(), Optional.empty());
    }
}
