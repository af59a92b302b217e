package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.AppId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The names others find an app by: Mesos-DNS, virtual addresses of DC/OS, virtual hosts of marathon-lb.
final class Names {
    private Names() {}

    static Set<String> of(AppState app) {
        var names = new TreeSet<String>();
        names.add(dns(app.id()) + ".marathon.mesos");
        names.add(dotted(app.id()) + ".marathon.mesos");
        virtualAddresses(app.json()).forEach(names::add);
        app.json().path("labels").properties().forEach(label -> {
            if (label.getKey().matches("HAPROXY_\\d+_VHOST")) {
                names.addAll(List.of(
                        label.getValue().asText("").toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
            }
        });
        names.removeIf(String::isBlank);
        return names;
    }

    private static List<String> segments(AppId id) {
        var segments = new ArrayList<>(List.of(id.value().split("/")));
        segments.removeIf(String::isEmpty);
        Collections.reverse(segments);
        return segments;
    }

    /// `/a/b/web` → `web-b-a`.
    private static String dns(AppId id) {
        return String.join("-", segments(id));
    }

    private static String dotted(AppId id) {
        return String.join(".", segments(id));
    }

    /// A label `VIP_0` with `/name:80` gives `name.marathon.l4lb.thisdcos.directory`.
    private static List<String> virtualAddresses(JsonNode definition) {
        var found = new ArrayList<String>();
        for (var list : List.of(
                definition.path("portDefinitions"), definition.path("container").path("portMappings"))) {
            for (var port : list) {
                port.path("labels").properties().forEach(label -> {
                    if (label.getKey().startsWith("VIP_")) {
                        found.add(virtualAddress(label.getValue().asText("")));
                    }
                });
            }
        }
        return found;
    }

    private static String virtualAddress(String written) {
        var host = written.replaceFirst(":[0-9]+$", "");
        return host.startsWith("/") ? host.substring(1) + ".marathon.l4lb.thisdcos.directory" : host;
    }
}
