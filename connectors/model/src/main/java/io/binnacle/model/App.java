package io.binnacle.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Desired state under one name; its instances are the containers that name it.
///
/// @param group what it belongs to (a Compose project, a folder), when anything
/// @param origin how it was told to be an app, in words: "Compose project shop", "image and name"
/// @param wanted how many instances are asked for, when anybody asked
/// @param revisions newest first; the first is the current one
public record App(
        AppId id,
        String name,
        Optional<String> group,
        String origin,
        ImageRef image,
        OptionalInt wanted,
        List<Revision> revisions)
        implements Entity<AppId> {
    public App {
        Require.text(name, "app name");
        revisions = List.copyOf(revisions);
    }
}
