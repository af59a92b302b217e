package io.binnacle.spi;

import io.binnacle.model.AppId;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what apps have been, for engines that keep no history themselves: every spec that was ever seen, and how
/// it did. Whoever opens a connection passes it in; see [History].
public interface Ledger {
    /// One that remembers nothing, for whoever was given none.
    Ledger NONE = (_, _) -> new Blank();

    /// The book of one engine or swarm.
    ///
    /// @param place names it for ever, by whatever address it is reached
    /// @param changed told, on a thread of the ledger's own, when older entries have become known
    Book book(String place, Runnable changed);

    /// What is known of the apps of one place. Nothing here but [#spec] waits for a disk.
    interface Book extends AutoCloseable {
        /// This spec is there now.
        void saw(AppId app, Spec spec);

        /// So many instances of each revision are there now; of a revision that is not named there are none.
        void counted(AppId app, Map<RevisionId, Count> counts);

        /// The place is not seen any more: how its apps do is not known until they are counted again.
        void unseen();

        /// Every revision of the app that is known, the one made last first.
        List<Past> past(AppId app);

        /// One spec as it was seen last. Blocks: it is read from the disk.
        Found spec(AppId app, RevisionId revision);

        @Override
        void close();
    }

    /// @param running those with processes
    /// @param healthy those of them that are well
    record Count(int running, int healthy) {}

    /// One revision, and who made it, when that is known.
    record Past(Revision revision, Optional<String> by) {}

    /// The answer to a question for a spec.
    sealed interface Found {
        record Here(Spec spec) implements Found {}

        /// Nobody has ever seen it, or it is so long ago that it was dropped.
        record Unknown() implements Found {}

        record Refused(Refusal why) implements Found {}
    }

    /// Remembers nothing.
    final class Blank implements Book {
        private Blank() {}

        @Override
        public void saw(AppId app, Spec spec) {}

        @Override
        public void counted(AppId app, Map<RevisionId, Count> counts) {}

        @Override
        public void unseen() {}

        @Override
        public List<Past> past(AppId app) {
            return List.of();
        }

        @Override
        public Found spec(AppId app, RevisionId revision) {
            return new Found.Unknown();
        }

        @Override
        public void close() {}
    }
}
