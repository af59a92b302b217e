package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;

/// The containers of one app on one host, when they are too many to be read one by one.
record Stack(HostId host, AppId app) {
    /// More than a view is high at 100 %.
    private static final int MOST_READ = 40;
    /// One that has become a stack stays one until it is clearly readable again; so do those of the same app elsewhere
    /// become stacks sooner, that all hosts look alike.
    private static final int FEW_AGAIN = 20;
    /// A host with more is a stack among hosts that are much smaller, where each container is a dot.
    private static final int MOST_DOTS = 300;
    private static final int TIMES_THE_OTHERS = 4;

    /// @param inclined whether it is one already, or its app is one elsewhere
    static boolean tooMany(int containers, boolean inclined) {
        return containers > (inclined ? FEW_AGAIN : MOST_READ);
    }

    /// Whether a host has so many that to show each would make the dots of all others too small.
    ///
    /// @param usual the number half of all hosts do not exceed
    static boolean outsize(int containers, int usual) {
        return containers > MOST_DOTS && containers > TIMES_THE_OTHERS * usual;
    }

    /// How many glyphs a group takes the room of.
    static int glyphs(int containers) {
        return tooMany(containers, false) ? 1 : containers;
    }
}
