package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses hosts for instances. Equal questions have equal answers.
public interface Placer {
    /// The one that is used when no other is given.
    static Placer greedy(Settings.Preference preference) {
        return new GreedyPlacer(preference);
    }

    /// @param hosts all there are, by name; what is placed is not added to them here, but later by whoever asked
    /// @param asks the first served first
    /// @return one for each ask, in that order
    List<Answer> place(List<Candidate> hosts, List<Ask> asks);

    /// A host, and what is still free of it. Changed in place as instances are put on it.
    interface Candidate {
        State.HostState host();

        boolean fits(Instance.Held need);

        /// Why it does not take an instance that needs so much; empty when it does.
        List<State.Reason> lacks(Instance.Held need);

        /// One free host port for each of the app's, or nothing.
        ///
        /// @param seed where the search for any free one begins
        Optional<List<Integer>> ports(Ports ports, int seed);

        /// Why there are none.
        Optional<State.Reason> portless(Ports ports, int seed);

        /// Shares of what is used, in millionths, added.
        long used();

        void take(Instance.Held need, List<Integer> ports);
    }

    /// So many instances of one definition.
    ///
    /// @param running where others of the app are, each host as often as they are there
    /// @param avoid where the last one failed: taken only when no other will do
    record Ask(
            AppDefinition app,
            Instance.Held need,
            Ports ports,
            int count,
            List<HostId> running,
            Optional<HostId> avoid) {
        public Ask {
            running = List.copyOf(running);
        }
    }

    /// @param placed as many as could be
    /// @param refusals where not all could: how many hosts refused first for what
    /// @param why for some of the hosts that refused
    record Answer(
            List<Spotted> placed,
            int asked,
            Map<State.Reason.Kind, Integer> refusals,
            Map<HostId, List<State.Reason>> why) {
        public Answer {
            placed = List.copyOf(placed);
            refusals = Map.copyOf(refusals);
            why = Map.copyOf(why);
        }
    }

    record Spotted(State.HostState host, List<Integer> ports) {
        public Spotted {
            ports = List.copyOf(ports);
        }
    }
}
