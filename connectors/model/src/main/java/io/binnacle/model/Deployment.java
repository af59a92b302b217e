package io.binnacle.model;

import java.time.Instant;

/// A change of an app from one revision or size to another, under way.
///
/// @param done instances already as wished, of `total`
/// @param waitingFor what holds it up, or empty
public record Deployment(
        DeploymentId id,
        AppId app,
        RevisionId from,
        RevisionId to,
        int done,
        int total,
        Instant startedAt,
        String by,
        String waitingFor)
        implements Entity<DeploymentId> {}
