package io.binnacle.views;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.LinkId;

/// What is selected, or pointed at: the same in every view.
public sealed interface Selection {
    record Nothing() implements Selection {}

    record OfHost(HostId host) implements Selection {}

    record OfContainer(ContainerId container) implements Selection {}

    record OfApp(AppId app) implements Selection {}

    record OfLink(LinkId link) implements Selection {}
}
