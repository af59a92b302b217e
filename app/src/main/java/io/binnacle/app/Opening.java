package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.session.Workspace;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The part of a command line that says what to open, and how long to wait for it.
final class Opening {
    @Parameters(
            arity = "1..*",
            paramLabel = "ENDPOINT",
            converter = EndpointReader.class,
            description = EndpointReader.FORMS)
    private List<Endpoint> endpoints = new ArrayList<>();

    @Mixin
    private Patience patience = new Patience();

    /// Waits until every endpoint has answered or has said that it cannot, or the time is up.
    FirstPicture first(Program program, Workspace workspace, Pictures pictures) throws InterruptedException {
        var first = FirstPicture.await(workspace, pictures, endpoints, patience.duration());
        first.silent().forEach(program::say);
        return first;
    }
}
