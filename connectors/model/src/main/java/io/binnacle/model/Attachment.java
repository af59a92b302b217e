package io.binnacle.model;

import java.util.List;
import java.util.Set;

/// A container's place in a network: its addresses there and the names others find it by.
public record Attachment(String network, List<String> addresses, Set<String> aliases) {
    public Attachment {
        addresses = List.copyOf(addresses);
        aliases = Set.copyOf(aliases);
    }
}
