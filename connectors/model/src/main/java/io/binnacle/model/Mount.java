package io.binnacle.model;

/// A directory or volume seen inside a container.
///
/// @param kind `bind`, `volume`, `tmpfs`, in the engine's word
public record Mount(String kind, String source, String target, boolean readOnly) {}
