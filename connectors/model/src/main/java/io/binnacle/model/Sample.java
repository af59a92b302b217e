package io.binnacle.model;

import java.time.Instant;

/// One measurement, in its metric's unit.
public record Sample(Subject subject, Metric metric, double value, Instant at) {}
