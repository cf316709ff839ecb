// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include <QCoreApplication>

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
    return dfw::cli::isCommand(arguments);
}

} // namespace

int main(int argc, char **argv)
{
    nameTheProgram();
    if (wantsCommand(argc, argv)) {
        QCoreApplication app(argc, argv);
        return dfw::cli::runCommand(app.arguments());
    }
    return 0;
}
