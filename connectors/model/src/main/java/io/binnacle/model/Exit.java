package io.binnacle.model;

import java.time.Instant;

/// How the last run of a container ended.
public record Exit(int code, boolean outOfMemory, Instant at, String error) {}
