package io.binnacle.scheduler.api;

/// What a token's holder may do.
public enum Role {
    READ,
    OPERATE
}
