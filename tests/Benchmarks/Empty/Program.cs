// One line out, then the end of the input: the measurement looks at the process in between.
using (var output = Console.OpenStandardOutput())
{
    output.Write("ready\n"u8);
}

using var input = Console.OpenStandardInput();
return input.ReadByte() < 0 ? 0 : 1;
