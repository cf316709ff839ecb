// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include "cli/commandline.h"
#include "cli/console.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "composition.h"
#include "storage/statefolder.h"
#include "style/appstyle.h"
#include "texts/translations.h"

#include <QApplication>
#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

namespace dfw {

namespace {

void nameTheProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("dataflow-wizard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DFW_VERSION));
}

// The commands must run where there is no display at all, so they get an application without one.
bool wantsCommand(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return cli::isCommand(arguments);
}

// Usage errors and --help must not need a display either.
int runWizard(int argc, char **argv, Scheduler &clock)
{
    int exitCode = 0;
    cli::WizardOptions options;
    {
        const QCoreApplication parsing(argc, argv);
        const auto parsed = cli::parseWizardArguments(QCoreApplication::arguments(), exitCode);
        if (!parsed)
            return exitCode;
        options = *parsed;
    }
#ifdef Q_OS_LINUX
    // Qt would abort with a core dump.
    const bool display = qEnvironmentVariableIsSet("DISPLAY") ||
                         qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!display) {
        cli::printErr(
            QCoreApplication::translate("main", "There is no display for the window. Start it from "
                                                "a desktop, or run a plan without windows:\n"
                                                "  dataflow-wizard run PLAN --demo --watch 60"));
        return cli::UsageOrPlan;
    }
#endif
    cli::forgetSecretsInEnvironment();
    QApplication app(argc, argv);
    ui::installTranslations(app);
    ui::applyTheme(app, ui::Theme::System);
    ui::Composition program(storage::stateFolder(),
                            QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation),
                            clock);
    QSettings settings(QSettings::IniFormat, QSettings::UserScope,
                       QStringLiteral("dataflow-wizard"), QStringLiteral("window"));
    program.window().resize(
        settings.value(QStringLiteral("size"), program.window().sizeHint()).toSize());
    program.start(options.demo, options.planPath);
    const int result = QApplication::exec();
    settings.setValue(QStringLiteral("size"), program.window().size());
    return result;
}

} // namespace

int runProgram(int argc, char **argv, Scheduler &clock)
{
    nameTheProgram();
    if (wantsCommand(argc, argv)) {
        QCoreApplication app(argc, argv);
        ui::installTranslations(app);
        return cli::runCommand(QCoreApplication::arguments(), clock);
    }
    return runWizard(argc, argv, clock);
}

} // namespace dfw
