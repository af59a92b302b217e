package io.binnacle.docker;

import java.util.ArrayList;
import java.util.List;

/// An endpoint after all settings were looked up: where the engine is, and how the docker command is led to it.
///
/// @param name for people
/// @param flags what stands between `docker` and the verb on a command line that does the same
record Place(Address address, String name, List<String> flags) {
    Place {
        flags = List.copyOf(flags);
    }

    static Place at(Address address, String name) {
        return new Place(address, name, flagsOf(address));
    }

    private static List<String> flagsOf(Address address) {
        return switch (address) {
            case Address.Tcp tcp -> {
                var flags = new ArrayList<String>();
                tcp.certificates().ifPresent(certificates -> flags.addAll(certificates.flags()));
                flags.addAll(List.of("-H", address.url()));
                yield flags;
            }
            case Address.Unix _, Address.Ssh _, Address.Pipe _ -> List.of("-H", address.url());
        };
    }
}
