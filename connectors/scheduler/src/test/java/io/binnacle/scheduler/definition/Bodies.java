package io.binnacle.scheduler.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Random apps as bodies, most of them valid: each field is there or not, with one of several values.
final class Bodies {
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("cmd", List.of("'run'", "'x'", "'echo \\\"ü\\\"'")),
            Map.entry("args", List.of("[]", "['a','']")),
            Map.entry("user", List.of("'root'")),
            Map.entry("env", List.of("{}", "{'B':'2','A':'1'}", "{'P':{'secret':'s'}}")),
            Map.entry("secrets", List.of("{'s':{'source':'/path'},'t':{'source':'x'}}")),
            Map.entry("instances", List.of("0", "5", "2147483647")),
            Map.entry("cpus", List.of("0.001", "0.10", "16", "1e1")),
            Map.entry("mem", List.of("0", "128.0", "1024.5", "1e6")),
            Map.entry("disk", List.of("10")),
            Map.entry("gpus", List.of("0", "1")),
            Map.entry("resourceLimits", List.of("{}", "{'cpus':'unlimited'}", "{'cpus':32,'mem':2000000}")),
            Map.entry("executor", List.of("'//cmd'")),
            Map.entry("executorResources", List.of("{}", "{'cpus':0.5,'mem':64,'disk':20}")),
            Map.entry(
                    "constraints",
                    List.of(
                            "[]",
                            "[['hostname','unique'],['zone','GROUP_BY','2'],['zone','CLUSTER','']]",
                            "[['a','IS','b/c']]")),
            Map.entry(
                    "container",
                    List.of(
                            "{'docker':{'image':'i'}}",
                            "{'type':'mesos'}",
                            "{'type':'MESOS','docker':{'image':'i','pullConfig':{'secret':'s'}},'linuxInfo':{'seccomp':{'unconfined':true},'ipcInfo':{'mode':'PRIVATE','shmSize':5}}}",
                            "{'docker':{'image':'i','privileged':true,'parameters':[{'key':'k','value':'v'},{'key':'k'}]},'volumes':[{'containerPath':'/a','hostPath':'b','mode':'RO'}],'portMappings':[]}",
                            "{'docker':{'image':'i','forcePullImage':true,'network':'BRIDGE','portMappings':[{'containerPort':80,'hostPort':31000,'servicePort':10001,'protocol':'udp,tcp','name':'web','labels':{'VIP_0':'/w:80'}},{'containerPort':0}]}}")),
            Map.entry(
                    "networks",
                    List.of(
                            "[{'mode':'host'}]",
                            "[{'mode':'container/bridge','labels':{'l':'v'}}]",
                            "[{'mode':'container','name':'n'}]",
                            "[{'mode':'container','name':'n'},{'name':'m'}]")),
            Map.entry(
                    "portDefinitions",
                    List.of("[]", "[{'port':80,'name':'web','labels':{'x':'y'}},{'port':0,'protocol':'udp'}]")),
            Map.entry("requirePorts", List.of("true", "false")),
            Map.entry("fetch", List.of("[]", "[{'uri':'http://x/y','extract':false,'cache':true,'destPath':'z'}]")),
            Map.entry(
                    "healthChecks",
                    List.of(
                            "[{}]",
                            "[{'protocol':'TCP','port':80,'maxConsecutiveFailures':0},{'protocol':'COMMAND','command':{'value':'true'}}]",
                            "[{'protocol':'MESOS_HTTP','path':'/h','ipProtocol':'IPv6','ignoreHttp1xx':true,'delaySeconds':3}]")),
            Map.entry(
                    "check",
                    List.of(
                            "{'http':{'path':'/c','portIndex':0,'scheme':'https'}}",
                            "{'tcp':{'port':9}}",
                            "{'exec':{'command':{'shell':'true'}},'delaySeconds':1}",
                            "{'exec':{'command':{'argv':['a','b']}}}")),
            Map.entry(
                    "readinessChecks",
                    List.of(
                            "[{'portName':'default'}]",
                            "[{'portName':'web','name':'r','protocol':'HTTPS','httpStatusCodesForReady':[204,200],'preserveLastResponse':true}]")),
            Map.entry("dependencies", List.of("['/b','c/d']")),
            Map.entry(
                    "upgradeStrategy",
                    List.of(
                            "{'minimumHealthCapacity':0,'maximumOverCapacity':0.0}",
                            "{'minimumHealthCapacity':0.333}")),
            Map.entry(
                    "unreachableStrategy",
                    List.of("'disabled'", "{'inactiveAfterSeconds':5,'expungeAfterSeconds':60}", "{}")),
            Map.entry("killSelection", List.of("'OLDEST_FIRST'")),
            Map.entry("residency", List.of("{'taskLostBehavior':'RELAUNCH_AFTER_TIMEOUT'}")),
            Map.entry("backoffSeconds", List.of("0", "7")),
            Map.entry("backoffFactor", List.of("1", "2.50")),
            Map.entry("maxLaunchDelaySeconds", List.of("3600")),
            Map.entry("taskKillGracePeriodSeconds", List.of("0", "30")),
            Map.entry("labels", List.of("{}", "{'b':'2','a':''}", "{'MARATHON_SINGLE_INSTANCE_APP':'true'}")),
            Map.entry("acceptedResourceRoles", List.of("[]", "['slave_public','*']")),
            Map.entry("role", List.of("'dev'")),
            Map.entry("tty", List.of("true")),
            Map.entry("ports", List.of("[0]", "[8080,0]")),
            Map.entry("uris", List.of("['http://x/a.tgz']")),
            Map.entry("ipAddress", List.of("{'networkName':'n','discovery':{'ports':[{'number':80,'name':'web'}]}}")));

    private Bodies() {}

    /// Fields in the order of their names, so that a seed always gives the same body.
    static String any(RandomGenerator random) {
        return "{'id':'/g/a'" + fields(random, 0.25).stream().map(f -> "," + f).collect(Collectors.joining()) + "}";
    }

    static String part(RandomGenerator random) {
        return "{" + String.join(",", fields(random, 0.1)) + "}";
    }

    private static List<String> fields(RandomGenerator random, double share) {
        var chosen = new ArrayList<String>();
        FIELDS.keySet().stream().sorted().forEach(name -> {
            var values = FIELDS.getOrDefault(name, List.of());
            if (random.nextDouble() < (name.equals("cmd") ? 0.8 : share)) {
                chosen.add("'" + name + "':" + values.get(random.nextInt(values.size())));
            }
        });
        return chosen;
    }
}
