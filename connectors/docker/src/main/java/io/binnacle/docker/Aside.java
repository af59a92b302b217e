package io.binnacle.docker;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ImageRef;
import java.util.Map;
import java.util.stream.Stream;

/// The name of a container whose place another has taken: by it, it is still told to be of its app, and nobody else can
/// bear it. Pure.
final class Aside {
    private Aside() {}

    static String of(Container container, String app) {
        return of(container.app(), app, container.name(), container.id(), container.image(), container.labels());
    }

    static String of(
            AppId id, String app, String name, ContainerId container, ImageRef image, Map<String, String> labels) {
        var end = "-"
                + container
                        .value()
                        .substring(
                                0,
                                Math.min(
                                        Container.ASIDE_DIGITS,
                                        container.value().length()));
        return Stream.of(Naming.stem(name), app)
                .map(stem -> stem + end)
                .filter(aside -> Naming.of(aside, image, labels).id().equals(id))
                .findFirst()
                .orElse(app + end);
    }
}
