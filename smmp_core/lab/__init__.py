"""The lab without its pictures: experiments with the real engine on the simulated network, traced."""
