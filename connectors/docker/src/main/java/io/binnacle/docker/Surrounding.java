package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import java.util.List;

/// An app of one engine as it is found when it is to be changed.
///
/// @param operation what is asked for
/// @param name what the app is called
/// @param instances all its containers, running or not
/// @param whole everything on the engine
/// @param place where it is, for a command line that does the same
/// @param tried the rest of a sentence that begins with "Tried"
record Surrounding(
        Operation.OnApp operation,
        String name,
        List<Container> instances,
        Topology whole,
        Host host,
        Place place,
        String tried) {}
