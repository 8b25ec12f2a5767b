package io.apiworld.launcher.command;

import io.apiworld.launcher.World;
import io.apiworld.launcher.setting.Choices;
import io.apiworld.launcher.terminal.Terminal;
import io.apiworld.launcher.trouble.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@Command(
        name = "./api-world",
        header = "A customer-interaction platform that shows how APIs work, running on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        description = {"", "Start with @|bold ./api-world up|@, then open https://localhost:8443.", ""},
        optionListHeading = "%nOptions of every command:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something failed; what, and what to do, is on standard error",
            "2:the command line is wrong",
            "3:another ./api-world is starting or stopping the same world",
            "4:refused, nothing was changed: a port is taken, a name is unknown, an answer was no",
            "130:interrupted; what had been started is stopped again"
        },
        footer = {
            "",
            "Environment: API_WORLD_HOME, API_WORLD_PORT, API_WORLD_HTTP_PORT and",
            "API_WORLD_INTERNAL_PORTS stand for the options of the same names."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = CommandLine.HelpCommand.class)
public final class Root implements Runnable {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where data, certificates, secrets and logs are kept (default: var in the checkout)")
    private @Nullable Path home;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description = "the public port (default: 8443)")
    private @Nullable Integer port;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description = "plain HTTP, which only points to the public port (default: 8080)")
    private @Nullable Integer httpPort;

    @Option(
            names = "--internal-ports",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description = "services, databases and management take the 60 ports from here on (default: 18400)")
    private @Nullable Integer internalPorts;

    private final Map<String, String> environment;
    private final Terminal terminal;

    public Root(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** @return the exit code */
    public int run(String... arguments) {
        var line = new CommandLine(this);
        commands().forEach(line::addSubcommand);
        return line.setOut(terminal.results())
                .setErr(terminal.mentions())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler((wrong, _) -> told(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> told(failure))
                .execute(arguments);
    }

    @Override
    public void run() {
        new CommandLine(this).usage(terminal.results(), CommandLine.Help.defaultColorScheme(ansi()));
    }

    Terminal terminal() {
        return terminal;
    }

    World world() {
        return new World(new Choices(home, port, httpPort, internalPorts).over(environment));
    }

    private List<Object> commands() {
        return List.of(
                new Up(this),
                new Down(this),
                new Status(this),
                new Logs(this),
                new Restart(this),
                new Reset(this),
                new Demo(this),
                new LessonCommand(this),
                new FaultCommand(this),
                new TokenCommand(this),
                new Keys(this),
                new People(this),
                new Setup(this),
                new CertificatesCommand(this),
                new TestCommand(),
                new BenchCommand());
    }

    private Ansi ansi() {
        return terminal.interactive() ? Ansi.ON : Ansi.OFF;
    }

    private int told(CommandLine.ParameterException wrong) {
        terminal.mention(terminal.bad(String.valueOf(wrong.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, terminal.mentions());
        terminal.mention("Help: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private int told(Exception failure) throws Exception {
        if (failure instanceof Trouble trouble) {
            terminal.mention("");
            terminal.mention(terminal.bad(String.valueOf(trouble.getMessage())));
            if (!trouble.advice().isEmpty()) {
                terminal.mention(trouble.advice());
            }
            return trouble.exitCode();
        }
        throw failure;
    }
}
