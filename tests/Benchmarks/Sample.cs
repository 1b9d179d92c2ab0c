namespace Benchmarks;

/// <summary>One run of one program.</summary>
/// <param name="Wall">Milliseconds: of a start until the first line on standard output, of a command until its end.</param>
/// <param name="Cpu">Milliseconds of user and system time from the start to the end, with all processes that the program started and waited for.</param>
/// <param name="Memory">Peak resident memory in MB; null where it is not measured.</param>
/// <param name="Answer">Milliseconds from the start until the first call was answered; null where none is made.</param>
internal sealed record Sample(double Wall, double Cpu, double? Memory = null, double? Answer = null);
