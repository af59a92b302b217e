package io.binnacle.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.spi.Launch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What an engine is told of a container to be created: a launch and its further options, put together.
final class Recipe {
    private static final int SHARES_PER_CORE = 1024;
    private static final int FEWEST_SHARES = 2;

    final HostConfig host = HostConfig.newHostConfig();
    final List<Consumer<CreateContainerCmd>> settings = new ArrayList<>();
    final List<Capability> capAdd = new ArrayList<>();
    final List<Capability> capDrop = new ArrayList<>();
    final List<String> securityOpts = new ArrayList<>();
    final List<String> groups = new ArrayList<>();
    final List<Device> devices = new ArrayList<>();
    final List<String> deviceRules = new ArrayList<>();
    final List<Ulimit> ulimits = new ArrayList<>();
    final List<String> hosts = new ArrayList<>();
    final List<String> dns = new ArrayList<>();
    final List<String> dnsSearch = new ArrayList<>();
    final List<String> dnsOptions = new ArrayList<>();
    final List<String> aliases = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Bind> binds = new ArrayList<>();
    final List<Volume> volumes = new ArrayList<>();
    final List<VolumesFrom> volumesFrom = new ArrayList<>();
    final Map<String, String> tmpfs = new HashMap<>();
    final Map<String, String> sysctls = new HashMap<>();
    final Map<String, String> storage = new HashMap<>();
    final Map<String, String> logOptions = new HashMap<>();
    private final Launch launch;
    private final Map<String, String> labels;
    private final Map<String, String> environment;
    private final Set<ExposedPort> exposed = new LinkedHashSet<>();
    private List<String> entrypoint;
    private LogConfig.LoggingType logDriver = LogConfig.LoggingType.DEFAULT;

    private Recipe(Launch launch) {
        this.launch = launch;
        this.labels = new TreeMap<>(launch.labels());
        this.environment = new TreeMap<>(launch.environment());
        this.entrypoint = launch.entrypoint();
    }

    /// @throws BadOption when something cannot be told an engine
    static Recipe of(Launch launch) throws BadOption {
        if (!launch.image().matches("[A-Za-z0-9][A-Za-z0-9._/:@-]*")) {
            throw new BadOption("the image has no name an engine could look for", "correct the image's name");
        }
        var recipe = new Recipe(launch);
        recipe.limits();
        for (var mount : launch.mounts()) {
            recipe.mount(mount);
        }
        launch.ports().forEach(port -> recipe.exposed.add(exposed(port)));
        RunOptions.tell(recipe, launch.parameters());
        return recipe;
    }

    Map<String, String> labels() {
        return labels;
    }

    void label(Map.Entry<String, String> label) {
        labels.put(label.getKey(), label.getValue());
    }

    void variable(Map.Entry<String, String> variable) {
        environment.put(variable.getKey(), variable.getValue());
    }

    void logDriver(LogConfig.LoggingType driver) {
        logDriver = driver;
    }

    void entrypoint(String program) throws BadOption {
        if (!entrypoint.isEmpty()) {
            throw BadOption.of("entrypoint", "is said by the app's own command");
        }
        entrypoint = List.of(program);
    }

    void expose(OptionValue value) throws BadOption {
        var port = value.some();
        exposed.add(ExposedPort.parse(port));
    }

    private void limits() {
        if (launch.cpuCores() > 0) {
            host.withCpuShares(Math.max(FEWEST_SHARES, (int) Math.round(launch.cpuCores() * SHARES_PER_CORE)));
        }
        if (launch.cpuLimit() > 0) {
            host.withNanoCPUs(Math.round(launch.cpuLimit() * 1e9));
        }
        if (launch.memoryBytes() > 0) {
            host.withMemory(launch.memoryBytes());
        }
    }

    /// As `docker run -v` does it: a directory of the host that is missing is made.
    private void mount(Mount mount) throws BadOption {
        if (!mount.target().startsWith("/")
                || mount.target().indexOf(':') > 0
                || mount.source().indexOf(':') >= 0) {
            throw new BadOption(
                    "a mount wants an absolute path inside, and no colon in its paths: " + mount.target(),
                    "correct the app's volumes");
        }
        switch (mount.kind()) {
            case "tmpfs" -> tmpfs.put(mount.target(), mount.readOnly() ? "ro" : "");
            case "bind", "volume" -> {
                if (mount.source().isEmpty()) {
                    volumes.add(new Volume(mount.target()));
                } else {
                    binds.add(new Bind(
                            mount.source(), new Volume(mount.target()), AccessMode.fromBoolean(!mount.readOnly())));
                }
            }
            default -> throw new BadOption("there is no kind of mount " + mount.kind(), "use bind, volume or tmpfs");
        }
    }

    /// Puts all of it into the command; nothing is sent yet.
    CreateContainerCmd into(CreateContainerCmd cmd) {
        cmd.withName(launch.name())
                .withLabels(labels)
                .withEnv(environment.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList())
                .withTty(launch.tty())
                .withHostConfig(hostConfig());
        if (!entrypoint.isEmpty()) {
            cmd.withEntrypoint(entrypoint);
        }
        if (!launch.command().isEmpty()) {
            cmd.withCmd(launch.command());
        }
        if (!aliases.isEmpty()) {
            cmd.withAliases(aliases);
        }
        if (!volumes.isEmpty()) {
            cmd.withVolumes(volumes);
        }
        if (!exposed.isEmpty()) {
            cmd.withExposedPorts(List.copyOf(exposed));
        }
        launch.user().ifPresent(cmd::withUser);
        launch.grace()
                .ifPresent(grace -> cmd.withStopTimeout((int) Math.min(Integer.MAX_VALUE, seconds(grace.toMillis()))));
        settings.forEach(setting -> setting.accept(cmd));
        return cmd;
    }

    /// Rounded up.
    static long seconds(long milliseconds) {
        return Math.max(0, (milliseconds + 999) / 1000);
    }

    private HostConfig hostConfig() {
        host.withNetworkMode(launch.network());
        if (launch.privileged()) {
            host.withPrivileged(true);
        }
        host.withPortBindings(bindings());
        given(capAdd, all -> host.withCapAdd(all.toArray(Capability[]::new)));
        given(capDrop, all -> host.withCapDrop(all.toArray(Capability[]::new)));
        given(securityOpts, host::withSecurityOpts);
        given(groups, host::withGroupAdd);
        given(devices, host::withDevices);
        given(deviceRules, host::withDeviceCgroupRules);
        given(ulimits, host::withUlimits);
        given(hosts, all -> host.withExtraHosts(all.toArray(String[]::new)));
        given(dns, host::withDns);
        given(dnsSearch, host::withDnsSearch);
        given(dnsOptions, host::withDnsOptions);
        given(links, host::withLinks);
        given(binds, host::withBinds);
        given(volumesFrom, host::withVolumesFrom);
        given(tmpfs, host::withTmpFs);
        given(sysctls, host::withSysctls);
        given(storage, host::withStorageOpt);
        if (logDriver != LogConfig.LoggingType.DEFAULT || !logOptions.isEmpty()) {
            host.withLogConfig(new LogConfig(logDriver, logOptions));
        }
        return host;
    }

    private static <T> void given(List<T> all, Consumer<List<T>> setting) {
        if (!all.isEmpty()) {
            setting.accept(all);
        }
    }

    private static void given(Map<String, String> all, Consumer<Map<String, String>> setting) {
        if (!all.isEmpty()) {
            setting.accept(all);
        }
    }

    /// On the host's own network there is nothing to publish.
    private Ports bindings() {
        var ports = new Ports();
        if (!launch.network().equals("host")) {
            launch.ports().stream()
                    .filter(PortMapping::published)
                    .forEach(port -> ports.bind(exposed(port), binding(port)));
        }
        return ports;
    }

    private static Ports.Binding binding(PortMapping port) {
        return port.hostAddress().isEmpty()
                ? Ports.Binding.bindPort(port.hostPort())
                : Ports.Binding.bindIpAndPort(port.hostAddress(), port.hostPort());
    }

    private static ExposedPort exposed(PortMapping port) {
        return new ExposedPort(
                port.containerPort(),
                InternetProtocol.valueOf(port.protocol().name().toUpperCase(Locale.ROOT)));
    }
}
