package io.binnacle.views;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.LinkId;
import io.binnacle.session.Problem;

/// What is selected, or pointed at: the same in every view.
public sealed interface Selection {
    record Nothing() implements Selection {}

    record OfHost(HostId host) implements Selection {}

    record OfContainer(ContainerId container) implements Selection {}

    record OfApp(AppId app) implements Selection {}

    record OfLink(LinkId link) implements Selection {}

    /// What to select for a problem: its app when several instances share it, else the one thing.
    static Selection of(Problem problem) {
        if (problem.subjects().size() != 1 && problem.app().isPresent()) {
            return new OfApp(problem.app().get());
        }
        return switch (problem.subjects().getFirst()) {
            case HostId host -> new OfHost(host);
            case ContainerId container -> new OfContainer(container);
        };
    }
}
