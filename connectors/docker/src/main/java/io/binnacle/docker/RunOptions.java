package io.binnacle.docker;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import io.binnacle.spi.Launch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The options of `docker run` that a launch may name besides what it says itself. What is not here is refused by its
/// name, and what would take the container out of the scheduler's hands is refused with the reason.
final class RunOptions {
    /// Tells the recipe.
    private interface Option {
        void tell(Recipe recipe, OptionValue value) throws BadOption;
    }

    private static final Map<String, String> FORBIDDEN = Map.ofEntries(
            Map.entry("restart", "is the scheduler's own business: it starts another one"),
            Map.entry("rm", "is the scheduler's own business: it removes what has ended"),
            Map.entry("name", "is given by the scheduler"),
            Map.entry("detach", "is so always"),
            Map.entry("publish", "would bypass the scheduler's ports: declare it among the app's ports"),
            Map.entry("publish-all", "would bypass the scheduler's ports: declare them among the app's ports"),
            Map.entry("net", "is said by the app's own network"),
            Map.entry("network", "is said by the app's own network"),
            Map.entry("pull", "is said by the app itself"),
            Map.entry("env-file", "names a file of another computer: list the variables"),
            Map.entry("label-file", "names a file of another computer: list the labels"),
            Map.entry("cidfile", "names a file of another computer"),
            Map.entry("attach", "makes no sense without a terminal in front of it"),
            Map.entry("interactive", "makes no sense without a terminal in front of it"));

    private static final Map<String, Option> KNOWN = known();

    private RunOptions() {}

    static void tell(Recipe recipe, List<Launch.Parameter> parameters) throws BadOption {
        for (var parameter : parameters) {
            var key = parameter.key().strip().replaceFirst("^--", "").toLowerCase(Locale.ROOT);
            var why = FORBIDDEN.get(key);
            if (why != null) {
                throw BadOption.of(key, why);
            }
            var option = KNOWN.get(key);
            if (option == null) {
                throw BadOption.of(key, "is no option of docker run that Binnacle knows");
            }
            told(option, recipe, new OptionValue(key, parameter.value()));
        }
    }

    private static void told(Option option, Recipe recipe, OptionValue value) throws BadOption {
        try {
            option.tell(recipe, value);
        } catch (IllegalArgumentException wrong) {
            throw BadOption.of(value.key(), "is not written as docker run wants it");
        }
    }

    private static Map<String, Option> known() {
        var all = new TreeMap<String, Option>();
        itself(all);
        rights(all);
        resources(all);
        network(all);
        storage(all);
        output(all);
        return Map.copyOf(all);
    }

    private static void itself(Map<String, Option> all) {
        all.put("label", (recipe, value) -> recipe.label(value.pairOrName()));
        all.put("env", (recipe, value) -> recipe.variable(value.pair()));
        all.put("hostname", (recipe, value) -> recipe.settings.add(cmd -> cmd.withHostName(value.text())));
        all.put("domainname", (recipe, value) -> recipe.settings.add(cmd -> cmd.withDomainName(value.text())));
        all.put("workdir", (recipe, value) -> {
            var directory = value.some();
            recipe.settings.add(cmd -> cmd.withWorkingDir(directory));
        });
        all.put("user", (recipe, value) -> {
            var user = value.some();
            recipe.settings.add(cmd -> cmd.withUser(user));
        });
        all.put("entrypoint", (recipe, value) -> recipe.entrypoint(value.some()));
        all.put("stop-signal", (recipe, value) -> recipe.settings.add(cmd -> cmd.withStopSignal(value.text())));
        all.put("tty", (recipe, value) -> {
            var tty = value.yes();
            recipe.settings.add(cmd -> cmd.withTty(tty));
        });
        all.put("init", (recipe, value) -> recipe.host.withInit(value.yes()));
        all.put("runtime", (recipe, value) -> recipe.host.withRuntime(value.some()));
    }

    private static void rights(Map<String, Option> all) {
        all.put("privileged", (recipe, value) -> recipe.host.withPrivileged(value.yes()));
        all.put("cap-add", (recipe, value) -> recipe.capAdd.add(capability(value)));
        all.put("cap-drop", (recipe, value) -> recipe.capDrop.add(capability(value)));
        all.put("security-opt", (recipe, value) -> recipe.securityOpts.add(value.some()));
        all.put("group-add", (recipe, value) -> recipe.groups.add(value.some()));
        all.put("userns", (recipe, value) -> recipe.host.withUsernsMode(value.some()));
        all.put("pid", (recipe, value) -> recipe.host.withPidMode(value.some()));
        all.put("ipc", (recipe, value) -> recipe.host.withIpcMode(value.some()));
        all.put("uts", (recipe, value) -> recipe.host.withUtSMode(value.some()));
        all.put("cgroupns", (recipe, value) -> recipe.host.withCgroupnsMode(value.some()));
        all.put("cgroup-parent", (recipe, value) -> recipe.host.withCgroupParent(value.some()));
        all.put("device", (recipe, value) -> recipe.devices.add(Device.parse(value.some())));
        all.put("device-cgroup-rule", (recipe, value) -> recipe.deviceRules.add(value.some()));
        all.put("sysctl", (recipe, value) -> put(recipe.sysctls, value.pair()));
    }

    private static Capability capability(OptionValue value) throws BadOption {
        var name = value.some().strip().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
        return Capability.valueOf(name);
    }

    private static void resources(Map<String, Option> all) {
        all.put("ulimit", (recipe, value) -> recipe.ulimits.add(ulimit(value)));
        all.put("cpu-shares", (recipe, value) -> recipe.host.withCpuShares(value.small()));
        all.put("cpu-period", (recipe, value) -> recipe.host.withCpuPeriod(value.whole()));
        all.put("cpu-quota", (recipe, value) -> recipe.host.withCpuQuota(value.whole()));
        all.put("cpuset-cpus", (recipe, value) -> recipe.host.withCpusetCpus(value.some()));
        all.put("cpuset-mems", (recipe, value) -> recipe.host.withCpusetMems(value.some()));
        all.put("memory", (recipe, value) -> recipe.host.withMemory(value.bytes()));
        all.put("memory-swap", (recipe, value) -> recipe.host.withMemorySwap(value.bytesOrUnlimited()));
        all.put("memory-reservation", (recipe, value) -> recipe.host.withMemoryReservation(value.bytes()));
        all.put("memory-swappiness", (recipe, value) -> recipe.host.withMemorySwappiness(value.whole()));
        all.put("oom-score-adj", (recipe, value) -> recipe.host.withOomScoreAdj(value.small()));
        all.put("oom-kill-disable", (recipe, value) -> recipe.host.withOomKillDisable(value.yes()));
        all.put("pids-limit", (recipe, value) -> recipe.host.withPidsLimit(value.whole()));
        all.put("blkio-weight", (recipe, value) -> recipe.host.withBlkioWeight(value.small()));
        all.put("shm-size", (recipe, value) -> recipe.host.withShmSize(value.bytes()));
    }

    /// `nofile=1024:2048`, or one number for both.
    private static Ulimit ulimit(OptionValue value) throws BadOption {
        var pair = value.pair();
        var limits = new OptionValue(value.key(), pair.getValue()).path();
        var soft = new OptionValue(value.key(), limits.getKey()).whole();
        var hard = limits.getValue().isEmpty() ? soft : new OptionValue(value.key(), limits.getValue()).whole();
        return new Ulimit(pair.getKey(), soft, hard);
    }

    private static void network(Map<String, Option> all) {
        all.put("add-host", (recipe, value) -> recipe.hosts.add(value.some()));
        all.put("dns", (recipe, value) -> recipe.dns.add(value.some()));
        all.put("dns-search", (recipe, value) -> recipe.dnsSearch.add(value.some()));
        all.put("dns-option", (recipe, value) -> recipe.dnsOptions.add(value.some()));
        all.put("dns-opt", (recipe, value) -> recipe.dnsOptions.add(value.some()));
        all.put("network-alias", (recipe, value) -> recipe.aliases.add(value.some()));
        all.put("net-alias", (recipe, value) -> recipe.aliases.add(value.some()));
        all.put("link", (recipe, value) -> recipe.links.add(Link.parse(value.some())));
        all.put("ip", (recipe, value) -> recipe.settings.add(cmd -> cmd.withIpv4Address(value.text())));
        all.put("ip6", (recipe, value) -> recipe.settings.add(cmd -> cmd.withIpv6Address(value.text())));
        all.put("mac-address", (recipe, value) -> recipe.settings.add(cmd -> cmd.withMacAddress(value.text())));
        all.put("expose", (recipe, value) -> recipe.expose(value));
    }

    private static void storage(Map<String, Option> all) {
        all.put("volume", (recipe, value) -> volume(recipe, value));
        all.put("volume-driver", (recipe, value) -> recipe.host.withVolumeDriver(value.some()));
        all.put("volumes-from", (recipe, value) -> recipe.volumesFrom.add(VolumesFrom.parse(value.some())));
        all.put("tmpfs", (recipe, value) -> put(recipe.tmpfs, value.path()));
        all.put("read-only", (recipe, value) -> recipe.host.withReadonlyRootfs(value.yes()));
        all.put("storage-opt", (recipe, value) -> put(recipe.storage, value.pair()));
    }

    /// Without a colon it is an anonymous volume.
    private static void volume(Recipe recipe, OptionValue value) throws BadOption {
        if (value.some().indexOf(':') < 0) {
            recipe.volumes.add(new Volume(value.text()));
        } else {
            recipe.binds.add(Bind.parse(value.text()));
        }
    }

    private static void output(Map<String, Option> all) {
        all.put("log-driver", (recipe, value) -> recipe.logDriver(driver(value)));
        all.put("log-opt", (recipe, value) -> put(recipe.logOptions, value.pairOrName()));
    }

    private static LogConfig.LoggingType driver(OptionValue value) throws BadOption {
        for (var type : LogConfig.LoggingType.values()) {
            if (type.getType().equals(value.some())) {
                return type;
            }
        }
        throw BadOption.of(value.key(), "names no logging driver that Binnacle knows");
    }

    private static void put(Map<String, String> into, Map.Entry<String, String> pair) {
        into.put(pair.getKey(), pair.getValue());
    }
}
