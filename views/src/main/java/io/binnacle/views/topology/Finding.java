package io.binnacle.views.topology;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is sought on the map, and what of it is found there.
final class Finding {
    private Optional<Predicate<Container>> wanted = Optional.empty();
    private Optional<Set<ContainerId>> found = Optional.empty();

    /// @param newWanted empty: nothing is sought
    void seek(Optional<Predicate<Container>> newWanted, @Nullable MapScene scene) {
        wanted = newWanted;
        look(scene);
    }

    /// There is another scene.
    void look(@Nullable MapScene scene) {
        found = scene == null ? Optional.empty() : wanted.map(each -> matching(scene, each));
    }

    /// Empty while nothing is sought.
    Optional<Set<ContainerId>> found() {
        return found;
    }

    OptionalInt count() {
        return found.map(each -> OptionalInt.of(each.size())).orElse(OptionalInt.empty());
    }

    private static Set<ContainerId> matching(MapScene scene, Predicate<Container> wanted) {
        var result = new HashSet<ContainerId>();
        for (var container : scene.picture.topology().containers().values()) {
            if (wanted.test(container)) {
                result.add(container.id());
            }
        }
        return result;
    }
}
